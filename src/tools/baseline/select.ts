/** Everything that was tried on origins up to 1990, as a table: `npx tsx src/tools/baseline/select.ts`. With
 *  `--tmk FILE --pitf FILE` (your own copies) those onset lists too. Scores nothing after 1990. */
import { parseArgs } from 'node:util'
import { readModel } from '../../model/read'
import type { RiskModel } from '../../model/types'
import { readJson } from '../cli/files'
import { learntVariants } from './select/learnt'
import { columns, head, markdown, type Row } from './select/report'
import { withStandIns } from './select/stand-in'
import { VARIANTS } from './select/variants'
import { difference, gridOf, readSelectionData, runToLastOrigin } from './select/world'

const { values } = parseArgs({ options: { tmk: { type: 'string' }, pitf: { type: 'string' } } })
const files = new Map<string, string>()
if (values.tmk !== undefined) files.set('tmk-onsets', values.tmk)
if (values.pitf !== undefined) files.set('pitf-onsets', values.pitf)

/** Only the headline is needed. */
const read = (path: string): RiskModel => {
  const model = readModel(readJson(path))
  return { ...model, readings: model.readings.slice(0, 1) }
}
const chosen = read('indicators/models/framework-baseline.json')
const before = read('indicators/models/earlier/framework-baseline-1.0.0.json')
const { data, lists } = await readSelectionData([chosen, before], files)
const guessed = withStandIns(data)
const ids = [...lists.keys()]

const start = {
  real: runToLastOrigin(chosen, data, 'period'),
  guessed: runToLastOrigin(chosen, guessed, 'period'),
}
const older = gridOf(runToLastOrigin(before, data, 'period'))
const newer = gridOf(start.real)
/** Rows that the version before and the chosen form both score. */
const both = { ...newer, values: newer.values.map((value, cell) => value + older.values[cell]!) }
const rowOf = (name: string, model: RiskModel): Row => {
  const real = gridOf(runToLastOrigin(model, data, 'period', start.real))
  const guess = gridOf(runToLastOrigin(model, guessed, 'period', start.guessed))
  return { name, cells: [...columns(() => real, lists, false, both), ...columns(() => guess, lists, true)] }
}

const heads = ['form', ...head(ids, false), ...head(ids, true)]
console.log('## Forms of the tree\n')
console.log(
  markdown(heads, [
    rowOf('version 1.0.0', before),
    ...VARIANTS.map(({ name, edit }) => rowOf(name, readModel(structuredClone(edit(chosen))))),
  ]),
)
console.log('\n## Learnt weights and ensembles on the chosen form\n')
const guessedVariants = learntVariants(start.guessed)
console.log(
  markdown(
    ['model', ...head(ids, false), ...head(ids, false)],
    learntVariants(start.real).map(({ name, gridFor }, i) => ({
      name,
      cells: [...columns(gridFor, lists, false, both), ...columns(guessedVariants[i]!.gridFor, lists, false)],
    })),
  ),
)
console.log('\n## As published at each year end\n')
console.log(
  markdown(
    ['form', ...head(ids, false)],
    [before, chosen].map((model) => ({
      name: `version ${model.version}`,
      cells: columns(() => gridOf(runToLastOrigin(model, data, 'published')), lists, false),
    })),
  ),
)

console.log('\n## Chosen form minus version 1.0.0, within-year AUC, 2,000 country bootstraps\n')
for (const [id, list] of lists) console.log(`- ${id}: ${difference(list, newer, older)}`)
