import { ForewatchError } from '../../../core/errors'
import { UNKNOWN, type OutcomePanel } from '../../../engine/evaluate/types'
import type { EvaluationSettings } from './flags'

type Span = Pick<EvaluationSettings, 'firstOrigin' | 'lastOrigin'>

/** The origins asked for, held to what data and outcome list reach: none before the first data of the model, none after
 *  the last year that the list speaks of, for these give no row.
 *  @returns with `note` in words where the span is shorter than asked for
 *  @throws ForewatchError `bad-argument` where none is left */
export function withinReach(
  asked: Span,
  { firstYear, outcome }: { readonly firstYear: number; readonly outcome: OutcomePanel },
): Span & { readonly note?: string } {
  const lastYear = lastKnownYear(outcome)
  const firstOrigin = Math.max(asked.firstOrigin, firstYear)
  const lastOrigin = Math.min(asked.lastOrigin, lastYear)
  if (firstOrigin > lastOrigin) {
    throw new ForewatchError('bad-argument', {
      what: 'No origin lies where there are both data and outcomes',
      where: '--origins',
      found: `${asked.firstOrigin}-${asked.lastOrigin}`,
      expected: `years between ${firstYear} and ${lastYear}`,
      next: 'Choose other origins, or another outcome list',
    })
  }
  if (firstOrigin === asked.firstOrigin && lastOrigin === asked.lastOrigin) return { firstOrigin, lastOrigin }
  const note = `origins ${asked.firstOrigin}-${asked.lastOrigin} were asked for; data begin in ${firstYear}, ${outcome.id} ends in ${lastYear}`
  return { firstOrigin, lastOrigin, note }
}

function lastKnownYear({ firstYear, onset, unitIds }: OutcomePanel): number {
  const cell = onset.findLastIndex((value) => value !== UNKNOWN)
  return firstYear + Math.floor(cell / unitIds.length)
}
