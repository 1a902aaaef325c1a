/** Writes `indicators/schema/risk-model.schema.json` from the schema that the program checks with:
 *  `npx tsx src/tools/write-model-schema.ts`. A test says when it is out of date. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { riskModelJsonSchema } from './model/json-schema'

mkdirSync('indicators/schema', { recursive: true })
writeFileSync('indicators/schema/risk-model.schema.json', riskModelJsonSchema())
