import { parseUnits } from '../../../src/core/registry-data'
import { buildDataSet } from '../../../src/engine/data/build-data-set'
import { readModel } from '../../../src/model/read'
import { observations, scoredUnits, seriesRecords } from '../../../src/sources/packaged/assemble'
import { loadJson, loadManifest, loadSources } from '../../../src/sources/packaged/load'
import { bitsOf } from './bits'

/** What a thread of the browser does: loads the packaged data as the app does, and answers with their bits. */
addEventListener('message', (event: MessageEvent<{ base: string; seed: number }>) => {
  const { base, seed } = event.data
  const work = async () => {
    const manifest = await loadManifest(base)
    const { firstYear, lastYear } = manifest
    const units = scoredUnits(parseUnits(await loadJson(base, manifest.units)))
    const model = readModel(await loadJson(base, manifest.model))
    const sources = await loadSources(base, manifest)
    const data = buildDataSet(units, seriesRecords(sources), observations(sources, units))
    return bitsOf({ data, model, catalogue: sources.map((one) => one.catalogue), firstYear, lastYear, seed })
  }
  work().then(
    (bits) => postMessage({ bits }),
    (error: unknown) => postMessage({ error: String(error) }),
  )
})
