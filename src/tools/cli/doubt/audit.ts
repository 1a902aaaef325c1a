import { auditIndex } from '../../../engine/audit'
import { csvTable } from '../csv'
import { provenance } from '../result'
import { runOnce } from '../run'
import type { WorldFlags } from './commands'

/** `forewatch audit`: what composite-index people look at. @throws ForewatchError as `runOnce` */
export function audit(flags: WorldFlags): void {
  const outcome = runOnce(flags)
  const found = auditIndex(outcome.run, 0)
  const { fine, look, mend } = found.counts
  process.stderr.write(
    `${found.units} units: ${mend} findings to mend, ${look} to look at, ${fine} in order, as of ${outcome.asOf}\n`,
  )
  if (flags.format === 'json') {
    const whole = JSON.stringify(
      { ...provenance(outcome), ...found },
      (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
      2,
    )
    process.stdout.write(`${whole}\n`)
    return
  }
  process.stdout.write(
    csvTable([
      ...found.correlations.map(({ partId, wholeId, ...row }) => ({
        table: 'correlation',
        id: partId,
        of: wholeId,
        ...row,
      })),
      ...found.consistency.map(({ nodeId, eigenvalues, ...row }) => ({
        table: 'consistency',
        id: nodeId,
        ...row,
        eigenvalues: eigenvalues.map((value) => value.toFixed(3)).join(' '),
      })),
      ...found.redundant.map(({ firstId, secondId, ...row }) => ({
        table: 'redundancy',
        id: firstId,
        of: secondId,
        ...row,
      })),
      ...found.coverage.map(({ kind, ...row }) => ({ table: `coverage of ${kind}`, ...row })),
      ...found.shapes.map(({ inputId, treated, ...row }) => ({
        table: 'shape',
        id: inputId,
        ...row,
        treated: treated
          .map(({ treatment, helps }) => `${treatment}: ${helps ? 'helps' : 'does not help'}`)
          .join('; '),
      })),
    ]),
  )
}
