import { changeText } from '../../../format/model-diff'
import { diffModels } from '../../../model/diff'
import { readModel } from '../../../model/read'
import { csvTable } from '../csv'
import { readJson } from '../files'

/** `forewatch diff`: what two models differ in. @throws ForewatchError as `readJson`, `readModel` */
export function diff(earlier: string, later: string, format: 'text' | 'json' | 'csv'): void {
  const [before, after] = [readModel(readJson(earlier)), readModel(readJson(later))]
  const changes = diffModels(before, after)
  const lines = changes.map((change) => ({ field: change.field, line: changeText(change) }))
  process.stderr.write(
    `${before.id} ${before.version} → ${after.id} ${after.version}: ${changes.length === 0 ? 'no difference' : `${changes.length} ${changes.length === 1 ? 'difference' : 'differences'}`}\n`,
  )
  if (format === 'csv') process.stdout.write(csvTable(lines))
  else if (format === 'json')
    process.stdout.write(
      `${JSON.stringify(
        changes.map((change, i) => ({ ...change, line: lines[i]!.line })),
        null,
        2,
      )}\n`,
    )
  else process.stdout.write(lines.map(({ line }) => `${line}\n`).join(''))
}
