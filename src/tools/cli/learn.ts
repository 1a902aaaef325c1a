import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ForewatchError } from '../../core/errors'
import { adoptWeights, learningRecord } from '../../engine/learn/learnt-model'
import { readFlags, type EvaluationFlags } from './evaluation/flags'
import { contest } from './evaluation/scores'
import { readWorld } from './evaluation/world'
import { softwareVersion } from './files'

/** Options of `learn` beside those of `evaluate`. */
export interface LearnFlags extends EvaluationFlags {
  /** File that the learnt model of the last origin is written to. */
  readonly adopt?: string
}

/** Before minutes of work are spent on it. @throws ForewatchError `file-missing` */
function checkFolder(path: string): void {
  const folder = dirname(resolve(path))
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  throw new ForewatchError('file-missing', {
    what: 'The folder of the file to write is not there',
    where: '--adopt',
    found: path,
    expected: 'a file in an existing folder',
    next: 'Make the folder, or name another one',
  })
}

/** `forewatch learn`: weights learnt forward in time at every origin, and the last ones as a model file. */
export async function learn(flags: LearnFlags): Promise<void> {
  const { adopt, ...rest } = flags
  if (adopt !== undefined) checkFolder(adopt)
  const settings = readFlags({ ...rest, learn: rest.learn.length > 0 ? rest.learn : ['factors'] })
  const world = await readWorld(settings)
  const { chains } = contest(world, { ...settings, baseline: [], calibrate: [] })
  const learnt = [...chains].map(([features, { chain, featureIds }]) => ({
    features,
    fits: chain.fits.map((fit) => ({
      origin: fit.origin,
      trainRows: fit.trainRows,
      trainPositives: fit.trainPositives,
      trainFrom: fit.trainFrom,
      trainTo: fit.trainTo,
      intercept: fit.intercept,
      weights: Object.fromEntries(featureIds.map((id, j) => [id, fit.coefficients[j]])),
      standardised: Object.fromEntries(featureIds.map((id, j) => [id, fit.standardised[j]])),
    })),
  }))
  const [kind, first] = [...chains][0]!
  const last = first.chain.fits.at(-1)!
  const about = {
    outcomeId: world.outcome.id,
    features: kind,
    penalty: settings.penaltyValue,
    horizonYears: settings.horizonYears,
  }
  const record = learningRecord(last, about)
  if (adopt !== undefined) {
    const name = {
      id: `${world.model.id}-learnt`,
      title: `${world.model.title}, weights learnt to ${last.trainTo}`,
      version: world.model.version,
    }
    const recipe = { convention: settings.convention, outcomeLagYears: world.outcomeLagYears }
    const model = adoptWeights(world.model, last, first.featureIds, record, name, recipe)
    writeFileSync(adopt, `${JSON.stringify(model, null, 2)}\n`)
    process.stderr.write(`written: ${adopt}\n`)
  }
  const result = {
    software: { name: 'forewatch', version: softwareVersion() },
    model: { id: world.model.id, version: world.model.version },
    outcome: world.outcomeFile.id,
    convention: settings.convention,
    penalty: settings.penaltyValue,
    record,
    learnt,
  }
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
}
