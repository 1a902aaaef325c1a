import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forewatch } from '../helpers/forewatch-cli'

describe('forewatch snapshot, verify and compare on the bundled package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'forewatch-'))
  const path = (name: string) => join(folder, name)
  let made: ReturnType<typeof forewatch>
  beforeAll(() => {
    made = forewatch('snapshot', '--as-of', '2024-12-31', '--country', 'SDN', '--out', path('a.zip'))
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('writes one file under 3 MB that verifies bit for bit', () => {
    expect(made.code).toBe(0)
    expect(statSync(path('a.zip')).size).toBeLessThan(3_000_000)
    const { code, stdout } = forewatch('verify', path('a.zip'))
    const report = JSON.parse(stdout) as { verdict: string; numbers: number; id: string }
    expect([code, report.verdict]).toEqual([0, 'identical'])
    expect(report.numbers).toBeGreaterThan(50_000)
    expect(report.id).toBe((JSON.parse(made.stdout) as { id: string }).id)
  })

  it('says of an altered file what is wrong, with exit code 2', () => {
    const bytes = readFileSync(path('a.zip'))
    bytes[1000] = bytes[1000]! ^ 1
    writeFileSync(path('b.zip'), bytes)
    const { code, stderr } = forewatch('verify', path('b.zip'))
    expect(code).toBe(2)
    expect(stderr).toContain('[altered-snapshot]')
  })

  it('compares with itself: nothing differs', () => {
    const { stdout } = forewatch('compare', path('a.zip'), path('a.zip'))
    expect(JSON.parse(stdout)).toMatchObject({ same: true, members: [] })
  })
})
