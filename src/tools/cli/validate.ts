import { readFileSync, statSync } from 'node:fs'
import { isEnsemble } from '../../model/ensemble'
import { readModel } from '../../model/read'
import { seriesOf, treeInputs, walkTree } from '../../model/tree'
import { readContender, treesOf } from './evaluation/contender'
import { findPath, readJson, readSeries } from './files'
import { checkData } from './validate-data'

/** `forewatch validate`: a model (JSON), a data package (folder or datapackage.json) or a tidy CSV. Prints what it holds
 *  to stdout. With `--series` a model must find every series there. @throws ForewatchError with what is wrong */
export function validate(path: string, options: { readonly series?: string }): void {
  const found = findPath(path)
  const isData = statSync(found).isDirectory() || !found.endsWith('.json') || isDescriptor(found)
  const report = isData ? checkData(readSeries(path)) : modelReport(path, options.series)
  process.stderr.write(`${path}: in order\n`)
  process.stdout.write(`${JSON.stringify({ valid: true, ...report }, null, 2)}\n`)
}

function isDescriptor(file: string): boolean {
  return (
    file.endsWith('datapackage.json') || /"resources"\s*:/.test(readFileSync(file, 'utf8').slice(0, 5000))
  )
}

function modelReport(path: string, series: string | undefined) {
  if (isEnsemble(readJson(path))) return ensembleReport(path, series)
  const known = series === undefined ? undefined : new Set(readSeries(series).series.map(({ id }) => id))
  const model = readModel(readJson(path), known)
  const nodes = walkTree(model.tree)
  return {
    kind: 'model',
    id: model.id,
    title: model.title,
    version: model.version,
    schemaVersion: model.schemaVersion,
    nodes: nodes.length,
    depth: Math.max(...nodes.map(({ depth }) => depth)),
    inputs: treeInputs(model.tree).length,
    readings: model.readings.map(({ id }) => id),
    tiers: model.tiers.map(({ title, fromScore100 }) => ({ title, fromScore100 })),
    series: seriesOf(model.tree),
    seriesChecked: known !== undefined,
  }
}

/** Every member must be there, in its version, and be in order itself. */
function ensembleReport(path: string, series: string | undefined) {
  const known = series === undefined ? undefined : new Set(readSeries(series).series.map(({ id }) => id))
  const contender = readContender(path, known)
  const { id, title, version, schemaVersion } = contender.model
  return {
    kind: 'ensemble',
    id,
    title,
    version,
    schemaVersion,
    members:
      'members' in contender ? contender.members.map(({ model }) => `${model.id} ${model.version}`) : [],
    series: [...new Set(treesOf(contender).flatMap(({ tree }) => seriesOf(tree)))].sort(),
    seriesChecked: known !== undefined,
  }
}
