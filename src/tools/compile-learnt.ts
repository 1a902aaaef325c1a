/** Writes the models with learnt weights and the ensemble: `npx tsx src/tools/compile-learnt.ts`. Weights are learnt as
 *  published, at the newest origin whose training windows are all listed; features and penalty are those of
 *  indicators/decisions/021. A test says when the files are out of date. */
import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { ensembleFile, learntModels } from './baseline/learnt'

async function write(path: string, json: unknown): Promise<void> {
  const config = await resolveConfig(path)
  writeFileSync(path, await format(JSON.stringify(json), { ...config, filepath: path }))
}

const models = await learntModels()
for (const model of models) await write(`indicators/models/${model.id}.json`, model)
await write('indicators/models/framework-ensemble.json', ensembleFile(models))
