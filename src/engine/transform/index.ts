import type { SeriesPanel } from '../../core/panel'
import type { Transform } from '../../model/types'
import { decay } from './decay'
import { difference } from './difference'
import { lag } from './lag'
import { log1p } from './log1p'
import { percentChange } from './percent-change'
import { rate } from './rate'
import { rolling } from './rolling'
import { threshold } from './threshold'
import { yearsSince } from './years-since'

/** One named step on a series' own axis. Every step looks back only: the cell at p uses cells at periods ≤ p, and a
 *  denominator published no later than the numerator, so the publication lag of the result is that of the series.
 *  @param panelOf reads a denominator's raw panel; throws on an unknown series */
export function applyTransform(
  panel: SeriesPanel,
  step: Transform,
  panelOf: (seriesId: string) => SeriesPanel,
): SeriesPanel {
  switch (step.op) {
    case 'log1p':
      return log1p(panel)
    case 'rate':
      return rate(panel, panelOf(step.denominator), step.per)
    case 'rolling':
      return rolling(panel, step.stat, step.window, step.minObserved)
    case 'lag':
      return lag(panel, step.periods)
    case 'difference':
      return difference(panel, step.periods)
    case 'percent-change':
      return percentChange(panel, step.periods)
    case 'decay':
      return decay(panel, step.halfLifePeriods)
    case 'years-since':
      return yearsSince(panel, step.threshold, step.never)
    case 'threshold':
      return threshold(panel, step.at, step.side)
  }
}
