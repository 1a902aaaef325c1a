import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badSnapshots } from '../helpers/bad-snapshots'
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

  it('says of files that cannot be opened why, with exit code 2 and no report', async () => {
    for (const { name, bytes, says } of await badSnapshots()) {
      writeFileSync(path(name), bytes)
      const { code, stdout, stderr } = forewatch('verify', path(name))
      expect([name, code, stdout]).toEqual([name, 2, ''])
      expect(stderr).toMatch(says)
    }
  }, 120_000)

  it('counts judgements of a table as of the date, in the file, its check and a briefing', () => {
    const table = path('judged.csv')
    const head = 'country,indicator,level,confidence,evidence,author,made,expires'
    writeFileSync(
      table,
      `${head}\nSDN,14.3,4,high,Access refused,AB,2024-06-01,2025-06-01\nFRA,4.5,1,low,Too late,AB,2025-02-01,2026-01-01\n`,
    )
    const asked = ['--as-of', '2024-12-31', '--assessments', table]
    const written = forewatch('snapshot', ...asked, '--country', 'SDN', '--out', path('j.zip'))
    expect(written.stderr).toContain('2 assessments, in force on 1 indicators')
    const checked = JSON.parse(forewatch('verify', path('j.zip')).stdout) as { verdict: string }
    expect(checked.verdict).toBe('identical')
    const out = path('j.html')
    forewatch('briefing', '--snapshot', path('j.zip'), '--country', 'SDN', '--format', 'html', '--out', out)
    const page = readFileSync(out, 'utf8').replace(/<[^>]*>/g, ' ')
    expect(page).toMatch(/Model against expert\s+With the judgements of experts the score is/)
    expect(page).toMatch(/14\.3[\s\S]{0,120}\s100\s+–/)
    expect(page).not.toContain('Access refused')
  }, 120_000)

  it('writes no briefing of 60 countries, and makes a title where none is given', () => {
    const many = Array.from({ length: 60 }, () => 'SDN').join(',')
    const never = path('never.html')
    const asked = ['--snapshot', path('a.zip'), '--country', many, '--format', 'html', '--out', never]
    const { code, stderr } = forewatch('briefing', ...asked)
    expect([code, existsSync(never)]).toEqual([2, false])
    expect(stderr).toMatch(/too many countries.*60.*40/s)
    const out = path('untitled.html')
    const flags = ['--snapshot', path('a.zip'), '--country', 'SDN', '--format', 'html', '--title', ' ']
    expect(forewatch('briefing', ...flags, '--out', out).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('<h1>Sudan</h1>')
  }, 120_000)

  it('compares with itself: nothing differs', () => {
    const { stdout } = forewatch('compare', path('a.zip'), path('a.zip'))
    expect(JSON.parse(stdout)).toMatchObject({ same: true, members: [] })
  })
})
