import { statusName, type StatusName } from '../core/status'

/** One word or two for a cell's status, as screens print it beside the value or the dash. */
const WORDS: Readonly<Record<StatusName, string>> = {
  observed: 'observed',
  absentMeansZero: 'no record, means 0',
  judged: 'judged',
  carriedForward: 'carried forward',
  groupMedian: 'region median',
  missing: 'missing',
  notCovered: 'not covered',
  notYetPublished: 'not yet published',
  withdrawn: 'withdrawn by the source',
  outOfRange: 'out of range',
  noSuchUnit: 'did not exist then',
  notDefined: 'not defined',
  belowCoverage: 'coverage too low',
}

/** The same by the name that files and commands carry; any other text as it stands. */
export function wordOfStatus(name: string): string {
  return Object.hasOwn(WORDS, name)
    ? WORDS[name as StatusName]
    : name === 'awaitsJudgement'
      ? 'awaits judgement'
      : name
}

export function statusWord(code: number): string {
  return WORDS[statusName(code)]
}
