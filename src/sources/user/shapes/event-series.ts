import type { EventRule, EventStatistic, RecipeSeries } from '../../../core/recipe'
import { COUNT, series } from './shape'

const WORDS: Readonly<Record<EventStatistic, readonly [title: string, unit: string]>> = {
  events: ['events', 'events'],
  deaths: ['deaths', 'deaths'],
  'civilian-deaths': ['civilian deaths', 'deaths'],
  places: ['places touched', 'places'],
}

/** Monthly and yearly series for each kind of event and each thing that the file lets us count. */
export function eventSeries(
  prefix: string,
  source: string,
  rules: EventRule,
  more: Partial<RecipeSeries>,
): RecipeSeries[] {
  const statistics: EventStatistic[] = ['events']
  if (rules.best !== undefined) statistics.push('deaths')
  if (rules.civilians !== undefined) statistics.push('civilian-deaths')
  if (rules.place.length > 0) statistics.push('places')
  return rules.kinds.flatMap(({ id, title }) =>
    statistics.flatMap((statistic) =>
      (['month', 'year'] as const).map((frequency): RecipeSeries => {
        const [word, unit] = WORDS[statistic]
        const name = `${title}: ${word} by ${frequency}`
        return series(
          `${prefix}_${id}_${statistic.replace('-', '_')}_${frequency}`,
          name,
          `${unit} in the ${frequency}`,
          {
            ...COUNT,
            ...more,
            description: `${name}, counted from the events of ${source}. ${RULES[statistic]}`,
            statistic,
            kind: id,
            frequency,
          },
        )
      }),
    ),
  )
}

const RULES: Readonly<Record<EventStatistic, string>> = {
  events: 'Each event once, in the month its first date lies in.',
  deaths:
    'Sums of the best estimates; bounds are sums of the source’s low and high estimates. Events without a number add none.',
  'civilian-deaths': 'Sums of the deaths that the source books as civilian.',
  places: 'Different places named by the events.',
}
