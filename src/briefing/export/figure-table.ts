import { formatValue } from '../document/field'
import type { Figure } from '../figures/types'

/** The figures of a picture as a table, where the picture cannot be drawn and for whoever cannot see it. */
export function figureTable(figure: Figure): {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
} {
  switch (figure.kind) {
    case 'trend':
      return {
        head: ['Year', 'Score', 'Structural', 'Dynamic', 'Events'],
        rows: figure.data.years.map((year) => [
          String(year.year),
          formatValue(year.overall100, 'score', figure.data.breaks),
          formatValue(year.structural100, 'score'),
          formatValue(year.dynamic100, 'score'),
          [
            ...(figure.data.episodes.some(
              ({ fromYear, toYear }) => fromYear <= year.year && year.year <= toYear,
            )
              ? ['mass killing under way']
              : []),
            ...figure.data.events.filter((event) => event.year === year.year).map(({ label }) => label),
          ].join('; '),
        ]),
      }
    case 'map':
      return {
        head: ['Tier', 'Countries'],
        rows: figure.tiers.map(({ title, count }) => [title, String(count)]),
      }
    case 'bars':
      return {
        head: ['Factor', 'Score'],
        rows: figure.rows.map(({ id, title, score100 }) => [
          `${title} ${id}`,
          formatValue(score100, 'score'),
        ]),
      }
    case 'range':
      return { head: ['Score'], rows: [[formatValue(figure.score100, 'score', figure.breaks)]] }
  }
}
