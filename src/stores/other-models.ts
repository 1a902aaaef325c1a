import { readModel } from '../model/read'
import type { RiskModel } from '../model/types'
import { loadJson } from '../sources/packaged/load'
import type { Manifest } from '../sources/packaged/manifest'

/** Models that are shipped beside the one that is loaded first. @throws ForewatchError from loading and `readModel` */
export async function loadOtherModels(
  manifest: Manifest,
  base = `${import.meta.env.BASE_URL}data/`,
): Promise<readonly RiskModel[]> {
  return Promise.all(manifest.otherModels.map(async (file) => readModel(await loadJson(base, file))))
}
