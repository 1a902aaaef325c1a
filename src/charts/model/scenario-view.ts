import type { ScenarioMove, ScenarioRun } from '../../engine/scenario'
import { numbers } from '../../format/numbers'
import type { Assumption } from '../../model/scenario'

/** “times 2 over 3 years”. @param unitOfMeasure  of the series */
export function assumptionText({ op, value, years }: Assumption, unitOfMeasure: string): string {
  const number = numbers.plain(value)
  const what =
    op === 'set'
      ? `set to ${number} ${unitOfMeasure}`
      : op === 'multiply'
        ? `times ${number}`
        : `${value < 0 ? 'lower' : 'higher'} by ${numbers.plain(Math.abs(value))} ${unitOfMeasure}`
  return years === undefined || years === 1 ? what : `${what}, over ${years} years`
}

/** Countries that move by at least 0.05 points or a rank; those with an assumption come first, then the largest change. */
export function scenarioRows(then: ScenarioRun): readonly ScenarioMove[] {
  const own = new Set(then.edits.map(({ unit }) => unit))
  const size = ({ scoreFrom100, scoreTo100 }: ScenarioMove) => {
    const change = Math.abs(scoreTo100 - scoreFrom100)
    return Number.isNaN(change) ? Infinity : change
  }
  return then.moves
    .filter((move) => own.has(move.unitId) || size(move) >= 0.05 || move.rankFrom !== move.rankTo)
    .toSorted((a, b) => Number(own.has(b.unitId)) - Number(own.has(a.unitId)) || size(b) - size(a))
}

/** The finding as a sentence: possibility, never what will be. @param nameOf  of a unit by id */
export function scenarioTitle(then: ScenarioRun, nameOf: (unitId: string) => string): string {
  const own = then.edits[0]!.unit
  const move = then.moves.find(({ unitId }) => unitId === own)
  const others = then.moves.filter(
    ({ unitId, tierFrom, tierTo }) => unitId !== own && tierFrom !== tierTo,
  ).length
  const tail =
    others === 0
      ? ''
      : `; ${others === 1 ? 'one other country' : `${others} other countries`} would change tier`
  if (!move) return `Under these assumptions ${nameOf(own)} would stand where it stands${tail}`
  const { scoreFrom100, scoreTo100, rankFrom, rankTo, tierFrom, tierTo } = move
  const { tiers } = then.run.model
  const score = Number.isNaN(scoreTo100)
    ? 'have no score'
    : Number.isNaN(scoreFrom100)
      ? `score ${numbers.fixed(scoreTo100, 1)} where it has no score today`
      : `score ${numbers.fixed(scoreTo100, 1)} instead of ${numbers.fixed(scoreFrom100, 1)}`
  const rank =
    rankFrom > 0 && rankTo > 0
      ? rankFrom === rankTo
        ? ` and keep rank ${rankTo}`
        : ` and rank ${rankTo} instead of ${rankFrom}`
      : ''
  const tier = tierFrom !== tierTo && tierTo >= 0 ? `, in tier ${tiers[tierTo]?.title ?? ''}` : ''
  return `Under these assumptions ${nameOf(own)} would ${score}${rank}${tier}${tail}`
}
