/** Writes the baseline model, the Framework's list of what is still needed, and the Framework's README from the tables in
 *  `src/tools/baseline/`: `npx tsx src/tools/compile-model.ts`. The JSON is what ships; a test says when it is out of date. */
import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { readFramework } from '../model/framework'
import { readModel } from '../model/read'
import { compileBaseline, withStillNeeds } from './baseline/compile'
import { frameworkReadme } from './baseline/readme'

const FRAMEWORK = 'indicators/framework/framework.json'

async function write(path: string, text: string): Promise<void> {
  const config = await resolveConfig(path)
  writeFileSync(path, await format(text, { ...config, filepath: path }))
}

const given = readFramework(JSON.parse(readFileSync(FRAMEWORK, 'utf8')))
const model = compileBaseline(given)
const framework = withStillNeeds(given, model)
readModel(structuredClone(model))
await write('indicators/models/framework-baseline.json', JSON.stringify(model))
await write(FRAMEWORK, JSON.stringify(framework))
await write('indicators/framework/README.md', frameworkReadme(framework, model))
