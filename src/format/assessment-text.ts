import { ASSESSMENT_LEVELS, CONFIDENCES, LONGEST_MONTHS } from '../model/assessment'
import { numbers } from './numbers'

/** How judgements enter the score, in words made from the rules that run. */
export function assessmentRules(): string {
  const levels = ASSESSMENT_LEVELS.map(
    ({ title, share }) => `${title.toLowerCase()} ${numbers.integer(share * 100)}`,
  ).join(', ')
  const widths = CONFIDENCES.map(({ id, halfWidth }) => `${id} ± ${numbers.integer(halfWidth * 100)}`).join(
    ', ',
  )
  return (
    `What an expert judges of an indicator is taken as ${levels} of 100, with a 5–95 % range by confidence (${widths}). ` +
    'It weighs as much as all series of the indicator together, and stands alone where none speaks; a country without one keeps ' +
    `its score and coverage. It counts from the day it was made to the day it expires, at most ${LONGEST_MONTHS} months later; the ` +
    'newest date stands for today.'
  )
}
