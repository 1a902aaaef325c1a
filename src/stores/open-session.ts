import type { BaseRates } from '../core/base-rates'
import type { WorldFrame } from '../core/frame'
import type { FrameDoubt } from '../core/frame-doubt'
import { parseUnits } from '../core/registry-data'
import type { UnitRecord } from '../core/registry'
import { parseOutcomeFile } from '../engine/evaluate/outcome-list'
import { buildDataSet } from '../engine/data/build-data-set'
import { yearEnds } from '../engine/moments'
import { runScores } from '../engine/run'
import { readFramework } from '../model/framework'
import { readModel } from '../model/read'
import type { RiskModel } from '../model/types'
import { observations, scoredUnits, seriesRecords } from '../sources/packaged/assemble'
import { unpackBaseRates, unpackFirstDoubt, unpackFrame } from '../sources/packaged/first-view'
import { loadJson, loadManifest, loadSources, type LoadOptions } from '../sources/packaged/load'
import type { Manifest } from '../sources/packaged/manifest'
import type { Loaded } from './session'

/** What is on screen before the series are there. */
export interface FirstView {
  readonly manifest: Manifest
  /** All units of the registry, territories that are not scored included. */
  readonly units: readonly UnitRecord[]
  readonly model: RiskModel
  readonly frame: WorldFrame
  /** Base rates by tier of the packaged model; absent where the build had no outcome list. */
  readonly baseRates: BaseRates | undefined
  /** How firm the figures of the packaged frame are; absent where the build made none. */
  readonly doubt: FrameDoubt | undefined
}

/** Loads what the first screen needs: units, model and the packaged newest frame. @throws ForewatchError */
export async function openFirstView(base: string, options: LoadOptions): Promise<FirstView> {
  const manifest = await loadManifest(base, options)
  const [unitsJson, modelJson, frameJson] = await Promise.all([
    loadJson(base, manifest.units, options),
    loadJson(base, manifest.model, options),
    loadJson(base, manifest.firstView, options),
  ])
  const units = parseUnits(unitsJson)
  return Object.freeze({
    manifest,
    units,
    model: readModel(modelJson),
    frame: unpackFrame(frameJson, units),
    baseRates: unpackBaseRates(frameJson),
    doubt: unpackFirstDoubt(frameJson),
  })
}

/** Loads every series, builds the panels and scores all year ends. All or nothing. @throws ForewatchError */
export async function openSession(base: string, first: FirstView, options: LoadOptions): Promise<Loaded> {
  const { manifest, units, model } = first
  const [sources, frameworkJson, outcomesJson] = await Promise.all([
    loadSources(base, manifest, options),
    loadJson(base, manifest.framework, options),
    loadJson(base, manifest.outcomes, options),
  ])
  const scored = scoredUnits(units)
  await breathe()
  const data = buildDataSet(scored, seriesRecords(sources), observations(sources, scored))
  await breathe()
  const run = runScores(model, data, yearEnds(manifest.firstYear, manifest.lastYear))
  return Object.freeze({
    manifest,
    catalogue: Object.freeze(sources.map(({ catalogue }) => catalogue)),
    framework: readFramework(frameworkJson),
    outcomes: Object.freeze(
      (outcomesJson as readonly unknown[]).map((json, i) =>
        parseOutcomeFile(json, `outcomes.json, list ${i + 1}`),
      ),
    ),
    data,
    model,
    run,
  })
}

/** Lets clicks, keys and paints in between two pieces of work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
