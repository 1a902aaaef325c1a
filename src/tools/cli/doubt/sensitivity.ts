import { leaveOneOut, SensitivityRun, whatItTakes, type SobolIndices } from '../../../engine/sensitivity'
import { cellOf } from '../../../engine/explain/lookup'
import { csvTable } from '../csv'
import { provenance } from '../result'
import { runOnce } from '../run'
import type { SensitivityFlags } from './commands'
import { asItIs, planOf, round } from './plan'

/** `forewatch sensitivity`: Sobol indices by choice, leave-one-out by part, and what would change one country's tier.
 *  @throws ForewatchError as `runOnce`, `planOf`, `SensitivityRun`, `whatItTakes` */
export function sensitivity(flags: SensitivityFlags): void {
  const outcome = runOnce(flags)
  if (flags.country !== undefined) cellOf(outcome.run, flags.country, 0)
  const sobol = new SensitivityRun(planOf(outcome, flags), flags.rows, flags.country)
  while (!sobol.advance(256));
  const result = sobol.result()
  const indices = (one: SobolIndices | undefined) =>
    (one ? result.choices : []).map((choice, i) => ({
      choice,
      first: round(one!.first[i]!),
      firstLow: round(one!.firstRange[0][i]!),
      firstHigh: round(one!.firstRange[1][i]!),
      total: round(one!.total[i]!),
      totalLow: round(one!.totalRange[0][i]!),
      totalHigh: round(one!.totalRange[1][i]!),
    }))
  const left = leaveOneOut(planOf(outcome, flags, asItIs())).map((part) => ({
    kind: part.kind,
    id: part.id,
    meanRankShift: round(part.meanRankShift),
    tierChanges: part.tierChanges,
    leaveTop30: part.leaveTop30,
    lost: part.lost,
    moves: part.moves.map((move) => ({
      ...move,
      scoreFrom100: round(move.scoreFrom100),
      scoreTo100: round(move.scoreTo100),
    })),
  }))
  process.stderr.write(
    `${flags.rows} rows, ${flags.rows * (result.choices.length + 2)} draws: mean rank shift ${result.meanRankShift.toFixed(2)} ` +
      `± ${result.sdRankShift.toFixed(2)}\n`,
  )
  if (flags.format === 'csv') {
    const shares = [
      ...indices(result.rankShift).map((row) => ({
        table: 'sobol of mean rank shift',
        id: row.choice,
        ...row,
      })),
      ...(result.score
        ? indices(result.score.indices).map((row) => ({
            table: `sobol of score of ${result.score!.unitId}`,
            id: row.choice,
            ...row,
          }))
        : []),
    ]
    const parts = left.map(({ kind, moves, ...row }) => ({
      table: `without one ${kind}`,
      ...row,
      largest: moves
        .map(({ unitId, from, to }) => `${unitId} ${from} → ${to}`)
        .slice(0, 3)
        .join('; '),
    }))
    process.stdout.write(csvTable([...shares, ...parts]))
    return
  }
  const body = {
    ...provenance(outcome),
    rows: flags.rows,
    seed: result.seed,
    meanRankShift: round(result.meanRankShift),
    sdRankShift: round(result.sdRankShift),
    rankShift: indices(result.rankShift),
    ...(result.score ? { score: { unit: result.score.unitId, indices: indices(result.score.indices) } } : {}),
    leaveOneOut: left,
    ...(flags.country === undefined
      ? {}
      : { whatItTakes: whatItTakes(outcome.run, flags.country, 0, flags.reading) }),
  }
  process.stdout.write(`${JSON.stringify(body, null, 2)}\n`)
}
