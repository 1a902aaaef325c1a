import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogueJsonSchema, riskModelJsonSchema } from '../../src/tools/model/json-schema'

const FOLDER = join(import.meta.dirname, '../../indicators/schema')
const CURRENT = 'is current (else: npx tsx src/tools/write-model-schema.ts)'

/** Descriptions of a property of this name, wherever the schema has it; undefined where it has none. */
function descriptionsOf(schema: unknown, name: string): (string | undefined)[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = (schema as { properties?: Record<string, { description?: string }> }).properties?.[name]
  return [
    ...(own ? [own.description] : []),
    ...Object.values(schema).flatMap((inner) => descriptionsOf(inner, name)),
  ]
}

describe('the JSON Schema of the model file', () => {
  it(CURRENT, () => {
    expect(readFileSync(join(FOLDER, 'risk-model.schema.json'), 'utf8')).toBe(riskModelJsonSchema())
  })

  it.each([
    ['direction', /Absent = as the series says/],
    ['weight', /Share among siblings/],
    ['minCoverage', /Least share of the .*weight/],
    ['whenConstant', /not defined/],
    ['fill', /stays missing/],
    ['norm', /risk share/],
    ['floor', /mapped back/],
    ['tierCoverageFloor', /rests on evidence/],
    ['parent', /the root/],
  ])('says what %s does, everywhere', (name, text) => {
    const found = descriptionsOf(JSON.parse(riskModelJsonSchema()), name)
    expect(found.length).toBeGreaterThan(0)
    for (const each of found) expect(each).toMatch(text)
  })

  it('gives the formula of the logistic norm and says whether share-present weighs', () => {
    expect(riskModelJsonSchema()).toContain('1 / (1 + e^(−steepness × (value − midpoint)))')
    expect(riskModelJsonSchema()).toMatch(/at or above threshold \(0–1\): weights count/)
  })
})

describe('the JSON Schema of a catalogue file', () => {
  it(CURRENT, () => {
    expect(readFileSync(join(FOLDER, 'catalogue.schema.json'), 'utf8')).toBe(catalogueJsonSchema())
  })

  it.each(['unit', 'direction', 'publicationLagMonths', 'validRange', 'absence'])(
    'says what %s is',
    (name) => {
      const found = descriptionsOf(JSON.parse(catalogueJsonSchema()), name)
      expect(found.every((text) => text !== undefined && text.length > 10)).toBe(true)
      expect(found.length).toBeGreaterThan(0)
    },
  )
})
