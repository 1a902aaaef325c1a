/** Writes `indicators/schema/` (model and catalogue) from the schemas that the program checks with:
 *  `npx tsx src/tools/write-model-schema.ts`. A test says when it is out of date. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { catalogueJsonSchema, riskModelJsonSchema } from './model/json-schema'

mkdirSync('indicators/schema', { recursive: true })
writeFileSync('indicators/schema/risk-model.schema.json', riskModelJsonSchema())
writeFileSync('indicators/schema/catalogue.schema.json', catalogueJsonSchema())
