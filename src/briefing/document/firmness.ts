import { bodyOf } from '../../charts/sources/control'
import type { CatalogueFile } from '../../core/series'
import { HEAVIEST } from '../snapshot/firmness'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { text } from './field'
import type { Field, FieldFormat, Inline, Section } from './types'

const TITLE = 'How firm are the sources'
/** Most stopped series that are named. */
const NAMED = 2

/** The sources that carry most of the scores of some countries together, the heaviest first. */
function heaviest({ snapshot }: Context, units: readonly string[]): CatalogueFile[] {
  const { firmness, units: all } = snapshot.results
  const at = units.map((unit) => all.indexOf(unit))
  const shareOf = ({ source: { id } }: CatalogueFile) =>
    at.reduce((sum, u) => sum + (firmness?.sources[id]?.share[u] ?? 0), 0)
  return snapshot.catalogue
    .filter((file) => shareOf(file) > 0)
    .toSorted((a, b) => shareOf(b) - shareOf(a) || (a.source.id < b.source.id ? -1 : 1))
    .slice(0, HEAVIEST)
}

function decidedBy({ source }: CatalogueFile): string {
  const body = bodyOf(source)
  return body === undefined ? 'who decides on it is not stated' : `decided by ${body}`
}

/** Of one country: which sources carry its score and who decides on them, what is carried forward, what has stopped. */
export function firmness(context: Context, data: CountryData): Omit<Section, 'id'> | undefined {
  const { unit } = data
  const { field } = context
  if (!context.snapshot.results.firmness || field(`firmness.figures.${unit}`, 'integer').value === null)
    return undefined
  const sources = heaviest(context, [unit]).map((file): Inline[] => {
    const { id, title } = file.source
    return [
      field(`firmness.sources.${id}.share.${unit}`, 'percent'),
      text(` rests on ${title}, ${decidedBy(file)}; newest figure `),
      field(`firmness.sources.${id}.newestYear.${unit}`, 'year'),
      context.sources.cite(file.series[0]!.id),
    ]
  })
  const together: Inline[] = [
    text('Together '),
    field(`firmness.heaviest3.${unit}`, 'percent'),
    text(' of the weight of '),
    field(`firmness.figures.${unit}`, 'integer'),
    text(' figures, denominators such as population apart; '),
    ...carried(context, unit),
  ]
  const items = [...sources, together, ...withdrawn(context, unit), stopped(context, data)]
  return { title: TITLE, place: 'first', blocks: [{ kind: 'list', items }] }
}

function carried({ field }: Context, unit: string): Inline[] {
  const count = field(`firmness.carried.${unit}`, 'integer')
  if (count.value === 0) return [count, text(' are older values carried forward.')]
  const oldest = field(`firmness.carriedOldestMonths.${unit}`, 'months')
  const words =
    count.value === 1
      ? ' is an older value carried forward, from '
      : ' are older values carried forward, the oldest from '
  return [count, text(words), oldest, text(' ago.')]
}

/** Only where there are any. */
function withdrawn({ field }: Context, unit: string): Inline[][] {
  const count = field(`firmness.withdrawn.${unit}`, 'integer')
  if (!count.value) return []
  const words = count.value === 1 ? ' figure was' : ' figures were'
  return [[count, text(`${words} taken back by the source; an older one or none stands in its place.`)]]
}

/** Names the series that have stopped, those of the heaviest indicators first. */
function stopped({ snapshot, field }: Context, { unit, table }: CountryData): Inline[] {
  const count = field(`firmness.stopped.${unit}`, 'integer')
  const ids = new Set(snapshot.results.firmness?.stoppedSeries)
  const names = new Set(
    table.scored.flatMap(({ inputs }) =>
      inputs.flatMap(({ stages: { spec }, normalised }) =>
        spec.role === 'scored' && ids.has(spec.series) && Number.isFinite(normalised.value)
          ? [snapshot.data.series.get(spec.series)?.title ?? spec.series]
          : [],
      ),
    ),
  )
  const named = [...names].slice(0, NAMED)
  const more = names.size > NAMED ? ` and ${names.size - NAMED} more` : ''
  const told = named.length > 0 ? `: ${named.join('; ')}${more}` : ''
  const verb = count.value === 1 ? 'is' : 'are'
  return [count, text(` of their series ${verb} two years or more behind their own calendar${told}.`)]
}

/** Of a list: least and most of each measure, with the countries, and the sources that carry most of all its scores. */
export function listFirmness(context: Context, all: readonly CountryData[]): Section[] {
  const { results } = context.snapshot
  if (!results.firmness || context.request.sections?.includes('sources') === false) return []
  const row = (head: Inline[], path: string, format: FieldFormat): Inline[][] => {
    const cells = all.map(({ unit, name }) => ({ name, field: context.field(`${path}.${unit}`, format) }))
    return [head, extreme(cells, Math.min), extreme(cells, Math.max)]
  }
  const sources = heaviest(
    context,
    all.map(({ unit }) => unit),
  )
  const rows = [
    row([text('Figures behind the score')], 'firmness.figures', 'integer'),
    row([text('Older values carried forward')], 'firmness.carried', 'integer'),
    row([text('Age of the oldest of them')], 'firmness.carriedOldestMonths', 'months'),
    row([text('Figures taken back by their source')], 'firmness.withdrawn', 'integer'),
    row([text('Series two years or more behind their own calendar')], 'firmness.stopped', 'integer'),
    row([text('Weight on the three heaviest sources of a country')], 'firmness.heaviest3', 'percent'),
    ...sources.map((file) =>
      row(
        [
          text(`Weight on ${file.source.title}, ${decidedBy(file)}`),
          context.sources.cite(file.series[0]!.id),
        ],
        `firmness.sources.${file.source.id}.share`,
        'percent',
      ),
    ),
  ]
  return [
    {
      id: 'sources',
      title: TITLE,
      place: 'full',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: 'Denominators such as population are not counted', align: 'start' },
            { title: 'Least on this list', align: 'start' },
            { title: 'Most on this list', align: 'start' },
          ],
          rows,
        },
      ],
    },
  ]
}

/** The least or largest number and whose it is; countries without a number take no part. */
function extreme(
  cells: readonly { readonly name: string; readonly field: Field }[],
  pick: (...values: readonly number[]) => number,
): Inline[] {
  const held = cells.filter(({ field }) => field.value !== null)
  const value = pick(...held.map(({ field }) => field.value!))
  const [first, ...others] = held.filter(({ field }) => field.value === value)
  if (!first) return [text('none')]
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  const whose = cells.length > 1 && others.length + 1 === cells.length ? 'all' : `${first.name}${more}`
  return [first.field, text(`, ${whose}`)]
}
