import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MUTANTS } from '../../src/tools/mutants/list'
import { mutated } from '../../src/tools/mutants/mutated'

describe('seeded faults of the engine (npm run mutants)', () => {
  it.each(MUTANTS)('$id still fits its file, and the tests that should notice it are there', (mutant) => {
    const source = readFileSync(mutant.file, 'utf8')
    expect(mutated(mutant, source)).not.toBe(source)
    for (const test of mutant.tests) expect(existsSync(test), test).toBe(true)
  })

  it('are all described in tests/README.md', () => {
    const readme = readFileSync('tests/README.md', 'utf8')
    for (const { id, breaks } of MUTANTS) {
      expect(readme).toContain(`| \`${id}\``)
      expect(readme).toContain(breaks)
    }
  })

  it('have an id each, and are refused where their text is gone', () => {
    expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length)
    expect(() => mutated(MUTANTS[0]!, 'nothing')).toThrow(/does not fit its file/)
  })
})
