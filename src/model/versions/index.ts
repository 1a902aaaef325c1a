import { ForewatchError } from '../../core/errors'
import { fromVersion0 } from './from-0'

/** The version that this software writes and computes with. */
export const SCHEMA_VERSION = 1

export type Json = Readonly<Record<string, unknown>>
/** A pure step from one version of the file to the next; what it is given stays as it was. */
export type Upgrade = (model: Json) => Json

/** `UPGRADES[v]` turns version v into v + 1. */
export const UPGRADES: readonly Upgrade[] = [fromVersion0]

/** Brings a model file to the current version, step by step. A current file is returned as it is.
 *  @throws ForewatchError `newer-model`, `bad-model` */
export function upgradeModel(file: unknown): Json {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    throw new ForewatchError('bad-model', {
      what: 'This is not a risk model',
      found: file === null ? 'null' : Array.isArray(file) ? 'a list' : typeof file,
      expected: 'a JSON object with schemaVersion, tree, readings and tiers',
      next: 'Choose a model file, for example indicators/models/framework-baseline.json',
    })
  }
  const version = versionOf(file as Json)
  return UPGRADES.slice(version, SCHEMA_VERSION).reduce((model, upgrade) => upgrade(model), file as Json)
}

function versionOf({ schemaVersion: version }: Json): number {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    throw new ForewatchError('bad-model', {
      what: 'The model does not say of which schema version it is',
      where: 'schemaVersion',
      found: version === undefined ? 'nothing' : JSON.stringify(version),
      expected: `a whole number from 0 to ${SCHEMA_VERSION}`,
      next: 'Correct the model file',
    })
  }
  if (version > SCHEMA_VERSION) {
    throw new ForewatchError('newer-model', {
      what: 'The model was made by a newer version of Forewatch',
      where: 'schemaVersion',
      found: String(version),
      expected: `at most ${SCHEMA_VERSION}`,
      next: 'Update Forewatch, or export the model from there in the older form',
    })
  }
  return version
}
