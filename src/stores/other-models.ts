import { ForewatchError } from '../core/errors'
import { readEnsemble, type EnsembleModel } from '../model/ensemble'
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

/** The shipped ensemble with its members beside the model that is loaded first.
 *  @throws ForewatchError from loading and reading; `bad-model` where a member is not shipped */
export async function loadEnsemble(
  manifest: Manifest,
  first: RiskModel,
  base = `${import.meta.env.BASE_URL}data/`,
): Promise<{ readonly about: EnsembleModel; readonly learnt: readonly RiskModel[] }> {
  const [others, about] = await Promise.all([
    loadOtherModels(manifest, base),
    loadJson(base, manifest.ensemble, {}).then(readEnsemble),
  ])
  const shipped = [first, ...others]
  const members = about.members.map(({ model, version }) => {
    const member = shipped.find((one) => one.id === model && one.version === version)
    if (member) return member
    throw new ForewatchError('bad-model', {
      what: 'The ensemble names a model that is not shipped',
      where: about.title,
      found: `${model} ${version}`,
      expected: shipped.map((one) => `${one.id} ${one.version}`).join(', '),
    })
  })
  return { about, learnt: members.filter(({ learning }) => learning !== undefined) }
}
