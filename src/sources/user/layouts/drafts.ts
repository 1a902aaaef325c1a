import { endMonth, lastDayOf, parsePeriod } from '../../../core/period'
import type { Recipe, RecipeSeries } from '../../../core/recipe'
import type { ImportResult } from '../../importer'
import type { SeriesDraft } from '../../result'

/** Series record of a recipe's series, before its window is known. */
export function draftOf(series: RecipeSeries, recipe: Recipe): SeriesDraft {
  return {
    id: series.id,
    title: series.title,
    description: series.description,
    unit: series.unit,
    direction: series.direction,
    scale: series.scale,
    frequency: series.frequency ?? recipe.period.to,
    validRange: series.validRange,
    publicationLagMonths: series.publicationLagMonths,
    coverage: { absence: series.absence, absenceNote: series.absenceNote, units: 'held' },
    ...(series.caveat === undefined ? {} : { caveat: series.caveat }),
  }
}

/** The source of an import; its edition date is the last day of the newest period the file itself names. */
export function sourceOf(recipe: Recipe, newest: string): ImportResult['source'] {
  const { edition, controller = '', funders = '', ...rest } = recipe.source
  const editionDate = newest === '' ? '1800-01-01' : lastDayOf(endMonth(parsePeriod(newest)))
  return {
    ...rest,
    edition: edition || `to ${newest}`,
    editionDate,
    ...(controller.trim() === ''
      ? {}
      : {
          control: {
            controller: controller.trim(),
            ...(funders.trim() === '' ? {} : { funders: funders.trim() }),
            basis: 'entered-by-user' as const,
          },
        }),
  }
}
