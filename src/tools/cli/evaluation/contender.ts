import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ForewatchError } from '../../../core/errors'
import { isEnsemble, readEnsemble, type EnsembleModel } from '../../../model/ensemble'
import { readModel } from '../../../model/read'
import type { LearningSpec, RiskModel } from '../../../model/types'
import type { KnownSeries } from '../../../model/checks'
import { findPath, HOME, readJson } from '../files'

/** What a model file asks a back-test to measure: a tree as it is, weights learnt anew at every origin, or mean ranks. */
export type Contender =
  | { readonly kind: 'tree'; readonly model: RiskModel }
  | {
      readonly kind: 'learnt'
      readonly model: RiskModel
      readonly base: RiskModel
      readonly recipe: LearningSpec
    }
  | { readonly kind: 'ensemble'; readonly model: EnsembleModel; readonly members: readonly Contender[] }

const FOLDERS = ['indicators/models', 'indicators/models/earlier']

/** Reads a model or an ensemble with all that it refers to. @throws ForewatchError as `readModel`, `readEnsemble`;
 *  `file-missing` (a base or member that is nowhere) */
export function readContender(path: string, known?: KnownSeries): Contender {
  const json = readJson(path)
  const beside = dirname(findPath(path))
  if (isEnsemble(json)) {
    const model = readEnsemble(json)
    const members = model.members.map(({ model: id, version }) =>
      contenderOf(readModel(findModel(id, version, beside), known), beside, known),
    )
    return { kind: 'ensemble', model, members }
  }
  return contenderOf(readModel(json, known), beside, known)
}

function contenderOf(model: RiskModel, beside: string, known?: KnownSeries): Contender {
  const recipe = model.learning
  if (!recipe) return { kind: 'tree', model }
  const { id, version } = recipe.baseModel
  return { kind: 'learnt', model, base: readModel(findModel(id, version, beside), known), recipe }
}

function findModel(id: string, version: string, beside: string): unknown {
  for (const folder of [beside, ...FOLDERS.map((name) => join(HOME, name))]) {
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const json = readJson(join(folder, name)) as { id?: unknown; version?: unknown } | null
      if (json?.id === id && json.version === version) return json
    }
  }
  throw new ForewatchError('file-missing', {
    what: 'A model that another one refers to is not there',
    found: `${id} ${version}`,
    expected: `a file with this id and version in ${FOLDERS.join(', ')} or beside the file`,
    next: 'Put it there, or name another version',
  })
}

/** Every tree that must be scored. */
export function treesOf(contender: Contender): readonly RiskModel[] {
  if (contender.kind === 'ensemble') return contender.members.flatMap(treesOf)
  return [contender.kind === 'learnt' ? contender.base : contender.model]
}

/** Ids of the onset lists that weights are learnt from. */
export function lessonsOf(contender: Contender): readonly string[] {
  if (contender.kind === 'ensemble') return [...new Set(contender.members.flatMap(lessonsOf))]
  return contender.kind === 'learnt' ? [contender.recipe.outcomeId] : []
}
