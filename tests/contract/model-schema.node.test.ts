import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { riskModelJsonSchema } from '../../src/tools/model/json-schema'

const FILE = join(import.meta.dirname, '../../indicators/schema/risk-model.schema.json')

describe('the JSON Schema of the model file', () => {
  it('is current (else: npx tsx src/tools/write-model-schema.ts)', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(riskModelJsonSchema())
  })
})
