import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forewatch } from '../helpers/forewatch-cli'
import { model, modelOf, input, node } from '../helpers/small-model'

const MODEL = 'tests/fixtures/economy/model.json'
const DATA = 'tests/fixtures/economy/data.csv'
const economy = (...more: string[]) => forewatch('score', '--model', MODEL, '--series', DATA, ...more)

interface Row {
  readonly id: string
  readonly rank: number | null
  readonly tier: string | null
  readonly overall: { readonly score: number | null; readonly reason?: string; readonly coverage: number }
  readonly factors: Readonly<Record<string, { readonly score: number | null }>>
  readonly filledShare: number
}

/** Geometric mean of two shares with floor 0.1, as the model file asks for. */
const pair = (a: number, b: number) => (Math.sqrt((0.1 + 0.9 * a) * (0.1 + 0.9 * b)) - 0.1) / 0.9

function file(name: string, content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'forewatch-')), name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('an index from elsewhere on the command line', () => {
  it('is computed as by hand: three levels, weights, flat form, regions instead of countries', () => {
    const { code, stdout } = economy('--as-of', '2024-12-31')
    expect(code).toBe(0)
    const { countries } = JSON.parse(stdout) as { countries: Row[] }
    const row = (id: string) => countries.find((each) => each.id === id)!
    // coast: unemployment 15 of 20; real wage −6 %; inflation of 2023 (4) carried forward
    const work = pair(0.75, 0.8)
    expect(row('coast').factors.work?.score).toBeCloseTo(work * 100, 12)
    expect(row('coast').factors.prices?.score).toBeCloseTo(25, 12)
    expect(row('coast').overall.score).toBeCloseTo(((3 * work + 0.25) / 4) * 100, 12)
    expect([row('coast').overall.coverage, row('coast').filledShare]).toEqual([0.75, 0.25])
    expect([row('coast').rank, row('coast').tier]).toEqual([1, 'Strained'])
    // north: unemployment 5 of 20; real wage unchanged; inflation 6
    expect(row('north').overall.score).toBeCloseTo(((3 * pair(0.25, 0.5) + 0.5) / 4) * 100, 12)
    expect(row('north').tier).toBe('Calm')
  })

  it('gives no score and says why where too little is known', () => {
    const { stdout } = economy('--as-of', '2024-12-31')
    const south = (JSON.parse(stdout) as { countries: Row[] }).countries.find(({ id }) => id === 'south')
    expect(south).toMatchObject({ rank: null, tier: null, overall: { score: null, reason: 'belowCoverage' } })
  })

  it('takes the newest year end without --as-of, and prints CSV with nothing but the table on stdout', () => {
    const { stdout, stderr } = economy('--format', 'csv')
    const [header, first, ...rest] = stdout.trimEnd().split('\n')
    expect(header).toMatch(/^unit,name,rank,tier,tier_probability,reason,overall,/)
    expect(first).toMatch(/^coast,coast,1,Strained,(1|0\.\d+),,64\.34\d{9}/)
    expect(rest.find((line) => line.startsWith('south'))).toContain('belowCoverage')
    expect(first).toContain('2024-12-31,small-economy 1.0.0')
    expect(rest).toHaveLength(2)
    expect(stderr).toContain('3 units, 2 with a score')
  })

  it('tells no tier without its probability', () => {
    const { countries } = JSON.parse(economy().stdout) as {
      countries: (Row & { tierProbability: number | null })[]
    }
    for (const { tier, tierProbability } of countries)
      expect(tier === null).toBe(tierProbability === null || !(tierProbability >= 0 && tierProbability <= 1))
    expect(countries.some(({ tier }) => tier !== null)).toBe(true)
  })

  it('takes the newest month of a monthly table, and lists a unit that holds nothing', () => {
    const table =
      'unit,period,indicator,value\nA,2000-01,x,1\nB,2000-01,x,2\nA,2000-02,x,3\nB,2000-02,x,\nC,2000-02,x,\n'
    const tiny = modelOf(node('p', { inputs: [input('p/x', 'x')] }))
    const { code, stdout } = forewatch(
      'score',
      '--model',
      file('m.json', tiny),
      '--series',
      file('d.csv', table),
    )
    const found = JSON.parse(stdout) as { asOf: string; countries: Row[] }
    expect([code, found.asOf]).toEqual([0, '2000-02-29'])
    expect(found.countries.map(({ id, overall }) => [id, overall.score])).toEqual([['A', 30], ['B', null], ['C', null]]) // prettier-ignore
  })

  it('uses nothing from after the as-of date', () => {
    const { stdout } = economy('--as-of', '2023-12-31')
    const rows = (JSON.parse(stdout) as { countries: Row[] }).countries
    expect(rows.every(({ overall }) => overall.score === null)).toBe(true)
  })

  it('is explained down to the raw value', () => {
    const { code, stdout } = forewatch('explain', '--model', MODEL, '--series', DATA, '--country', 'coast')
    expect(code).toBe(0)
    expect(stdout).toContain(
      'real_wage: 94 (no unit stated) in 2024 → percent-change -6 (observed, source not stated)',
    )
    expect(stdout).toContain('inflation: 4 (no unit stated) in 2023 (carried forward')
  })

  it('is explained with the error of points that are sampled, and without where they are exact', () => {
    const ids = Array.from({ length: 16 }, (_, i) => `s${i}`)
    const wide = modelOf(
      ...ids.map((id) => node(`n${id}`, { inputs: [input(`i${id}`, id)], weight: 1 + ids.indexOf(id) })),
    )
    const tree = { ...(wide.tree as object), aggregation: { method: 'geometric', floor: 0.1 } }
    const table = `unit,period,indicator,value\n${ids
      .flatMap((id, i) => ['A', 'B', 'C'].map((unit, u) => `${unit},2020,${id},${(i * 7 + u * 3) % 11}`))
      .join('\n')}\n`
    const args = [
      '--model',
      file('m.json', { ...wide, tree }),
      '--series',
      file('d.csv', table),
      '--country',
      'A',
    ]
    const text = forewatch('explain', ...args).stdout
    expect(text).toContain('estimated from 2000 orders')
    expect(text).toMatch(/[+−]\d+\.\d ±\d\.\d\s+ns3/)
    expect(
      forewatch('explain', '--model', MODEL, '--series', DATA, '--country', 'coast').stdout,
    ).not.toContain('±')
  })

  it('is explained in points that sum to the score less that of the median profile', () => {
    const args = ['--model', MODEL, '--series', DATA, '--country', 'coast', '--format', 'json']
    const { stdout } = forewatch('explain', ...args)
    const { reference100, tree } = JSON.parse(stdout) as {
      reference100: number
      tree: { score: number; points: number; children: { points: number }[] }
    }
    const sum = tree.children.reduce((total, { points }) => total + points, 0)
    expect(sum).toBeCloseTo(tree.score - reference100, 9)
    expect(tree.points).toBeCloseTo(sum, 9)
  })

  it('may be a model with a byte-order mark and a UTF-16 table', () => {
    const tiny = modelOf(node('p', { inputs: [input('p/x', 'x')] }))
    const table = 'unit,period,indicator,value\nA,2000,x,1\nB,2000,x,2\n'
    const data = file('d.csv', '')
    writeFileSync(data, `\uFEFF${table}`, 'utf16le')
    const { code, stdout } = forewatch(
      'score',
      '--model',
      file('m.json', `\uFEFF${JSON.stringify(tiny)}`),
      '--series',
      data,
    )
    expect(code).toBe(0)
    const { countries } = JSON.parse(stdout) as { countries: Row[] }
    expect(countries.map(({ id, overall }) => [id, overall.score])).toEqual([['B', 20], ['A', 10]]) // prettier-ignore
  })

  it.each([
    ['a model', MODEL, '"kind": "model"'],
    ['a table', DATA, '"kind": "table"'],
    ['a package', 'tests/fixtures/package', '"kind": "package"'],
  ])('validates %s', (_, path, expected) => {
    const { code, stdout, stderr } = forewatch('validate', path)
    expect([code, stderr]).toEqual([0, `${path}: in order\n`])
    expect(JSON.parse(stdout)).toMatchObject({ valid: true })
    expect(stdout).toContain(expected)
  })
})

describe('bad input on the command line', () => {
  const HEAD = 'unit,period,indicator,value\n'
  const loop = {
    ...model(),
    tree: undefined,
    nodes: [
      { ...node('a'), parent: 'b' },
      { ...node('b'), parent: 'a' },
    ],
  }
  const zero = modelOf(node('p', { inputs: [input('p/x', 'x', { weight: 0 })] }))
  const cases: readonly (readonly [string, () => string[], string, RegExp])[] = [
    [
      'a file that is not there',
      () => ['validate', 'no/such/file.json'],
      'file-missing',
      /no\/such\/file\.json/,
    ],
    [
      'JSON that is cut off',
      () => ['validate', file('m.json', '{"schemaVersion": 1,')],
      'bad-file',
      /m\.json/,
    ],
    ['a cycle', () => ['validate', file('m.json', loop)], 'cyclic-model', /a → b → a/],
    ['weights that sum to zero', () => ['validate', file('m.json', zero)], 'zero-weights', /p\/x = 0/],
    [
      'a newer model',
      () => ['validate', file('m.json', model({ schemaVersion: 9 }))],
      'newer-model',
      /found: 9/,
    ],
    [
      'a series that is not in the data',
      () => ['score', '--model', MODEL, '--series', file('d.csv', `${HEAD}north,2024,inflation,1\n`)],
      'unknown-series',
      /found: unemployment/,
    ],
    [
      'an unknown country',
      () => ['validate', file('d.csv', `${HEAD}MLI,2024,x,1\nSDN,2024,x,1\nXQZ,2024,x,1\n`)],
      'unknown-unit',
      /found: XQZ/,
    ],
    [
      'one country and year twice',
      () => ['validate', file('d.csv', `${HEAD}MLI,2024,x,1\nMLI,2024,x,2\n`)],
      'duplicate-observation',
      /x MLI 2024 twice/,
    ],
    [
      'a table that is cut off',
      () => ['validate', file('d.csv', `${HEAD}MLI,2024,x,1\nSDN,2`)],
      'file-truncated',
      /row 3/,
    ],
    [
      'a date that does not exist',
      () => ['score', '--model', MODEL, '--series', DATA, '--as-of', '2024-02-30'],
      'bad-date',
      /found: 2024-02-30/,
    ],
    [
      'a unit that the data do not hold',
      () => ['explain', '--model', MODEL, '--series', DATA, '--country', 'west'],
      'unknown-unit',
      /found: west/,
    ],
    ['a folder for a file', () => ['verify', 'tests'], 'bad-file', /folder stands where a file/],
    [
      'a period that cannot be read',
      () => ['validate', file('d.csv', `${HEAD}MLI,2024,x,1\nSDN,20x4,x,1\n`)],
      'bad-period',
      /row 3, column period\nfound: 20x4/,
    ],
    [
      'origins the wrong way round',
      () => ['evaluate', '--origins', '2022-1993'],
      'bad-argument',
      /found: 2022-1993\nexpected: the earlier year first/,
    ],
    ['no command', () => [], 'bad-argument', /found: no command/],
    [
      'a way of calibrating that is none',
      () => ['evaluate', '--calibrate', 'foo'],
      'bad-argument',
      /where: --calibrate/,
    ],
    [
      'a yardstick that is none',
      () => ['evaluate', '--baseline', 'foo'],
      'bad-argument',
      /found: foo\nexpected: ewp-foos, plain, battle-deaths/,
    ],
    [
      'options that a snapshot fixes',
      () => ['briefing', '--snapshot', 's.zip', '--as-of', '2020-12-31', '--model', MODEL],
      'bad-argument',
      /found: (--as-of, --model|--model, --as-of)/,
    ],
    [
      'an assumption of another form',
      () => ['scenario', '--model', MODEL, '--series', DATA, '--title', 't', '--set', 'north'],
      'bad-argument',
      /unit:series=value/,
    ],
    [
      'an assumption about a series that is not read',
      () => ['scenario', '--model', MODEL, '--series', DATA, '--title', 't', '--set', 'north:inflatoin=2'],
      'unknown-series',
      /found: inflatoin\nexpected: a series that the model reads, such as inflation/,
    ],
    [
      'a unit of a sensitivity analysis that is not there',
      () => ['sensitivity', '--model', MODEL, '--series', DATA, '--country', 'XXX'],
      'unknown-unit',
      /found: XXX/,
    ],
    [
      'a snapshot of a package that holds series only',
      () => ['snapshot', '--series', 'tests/fixtures/package', '--out', 'never.zip'],
      'file-missing',
      /package without countries\/units\.json\nexpected: a folder with all/,
    ],
    [
      'learnt weights that are to be written where no folder is',
      () => ['learn', '--adopt', 'no/such/folder/m.json'],
      'file-missing',
      /where: --adopt/,
    ],
    ['an unknown option', () => ['score', '--modle', MODEL], 'bad-argument', /--modle/],
    ['an unknown format', () => ['score', '--format', 'xml'], 'bad-argument', /xml/],
    ['an unknown command', () => ['predict'], 'bad-argument', /predict/],
  ]
  it.each(cases)('%s ends with code 2 and says what, found, next', (_, args, tag, message) => {
    const { code, stdout, stderr } = forewatch(...args())
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(`[${tag}]`)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^error: .*\n(where: .*\n)?found: .*\n(expected: .*\n)?next: .*\n$/)
  })
})
