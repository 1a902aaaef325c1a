import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import { createRandom } from '../../src/core/random'
import { importWithRecipe } from '../../src/sources/user/import'
import { fromBytes } from '../../src/sources/user/input'
import { inspectFile } from '../../src/sources/user/inspect'
import { streamTable } from '../../src/sources/user/table'
import { lines } from '../helpers/importers'
import { registry } from '../helpers/registry'
import { importFile, userText } from '../helpers/user-files'
import { smallWorkbook, USER_SAMPLES } from '../helpers/user-samples'

/** A few hundred files by default; `npm run fuzz` tries 20 000. */
const FILES = Number(process.env.FOREWATCH_FUZZ ?? 300)
const SEED = 20261125

/** A second reader of separated text, written for this test alone: one state machine over characters. */
function plainParse(text: string, mark: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    const row = rows.at(-1)!
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') row[row.length - 1]! += text[i++]
      else if (c === '"') quoted = false
      else row[row.length - 1]! += c
    } else if (c === '"' && row[row.length - 1] === '') quoted = true
    else if (c === mark) row.push('')
    else if (c === '\n') rows.push([''])
    else if (c !== '\r' || text[i + 1] !== '\n') row[row.length - 1]! += c
  }
  if (rows.at(-1)!.join('') === '' && rows.at(-1)!.length === 1) rows.pop()
  return rows
}

const word = fc.oneof(
  fc.constantFrom('Mali', 'SDN', '2023', '2024-05', '12', '-3.5', '1e3', '', 'NA', '-', '"', 'a"b', '=1+1'),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('\u202e txt', 'é', '\uFEFFx', '日本', 'line\nbreak', 'semi;colon', 'tab\there', ' padded '),
)
const marks = fc.constantFrom(',', ';', '\t')
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 20 }),
  )

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('files made at random', () => {
  it('valid tables are read cell by cell as a second parser reads them, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        marks,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, mark, end, piece) => {
          const clean = rows.map((row) => row.map((cell) => cell.replaceAll('\0', '').replaceAll('\r', '')))
          const named = [clean[0]!.map((_, i) => `c${i}`), ...clean]
          const text = named.map((row) => row.map(quote).join(mark)).join(end)
          const bytes = new TextEncoder().encode(text)
          const file = {
            ...fromBytes('t.csv', bytes),
            async *open() {
              for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
            },
          }
          const got: string[][] = []
          const rule = { layout: 'long', headerRow: 1, delimiter: mark as ',' } as const
          const full = plainParse(text, mark)
            .slice(1)
            .filter((row) => row.some((cell) => cell.trim() !== ''))
          // A row of nothing but HXL tags under the header is no row.
          const tags =
            full[0] === undefined ||
            full[0].every((cell) => cell.trim() === '' || /^#[a-zA-Z]/.test(cell.trim()))
          fc.pre(!tags && full.length > 0)
          await streamTable(file, rule, () => (cells) => void got.push([...cells]))
          expect(got).toEqual(full)
        },
      ),
      { numRuns: Math.ceil(FILES / 3), seed: SEED },
    )
  })

  // Every form that is recognised, a plain table, and a workbook.
  const base = [
    ...USER_SAMPLES.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
    { name: 'own.csv', bytes: new TextEncoder().encode('unit,period,indicator,value\nSYR,2023,x,10\n') },
    { name: 'own.xlsx', bytes: smallWorkbook() },
  ]

  it('damaged files end in values or in a typed error, never in anything else, and never in a second of work', async () => {
    let slowest = 0
    const edit = fc.record({
      at: fc.nat(1500),
      kind: fc.constantFrom('cut', 'insert', 'flip', 'repeat'),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...base),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        async ({ name, bytes: start }, edits) => {
          const damaged = edits.reduce<Uint8Array>((bytes, { at, kind, bytes: more }) => {
            const i = at % Math.max(1, bytes.length)
            if (kind === 'cut') return bytes.slice(0, i)
            if (kind === 'insert') return Uint8Array.of(...bytes.slice(0, i), ...more, ...bytes.slice(i))
            if (kind === 'repeat') return Uint8Array.of(...bytes, ...bytes.slice(i))
            const copy = bytes.slice()
            copy[i] = more[0]!
            return copy
          }, start)
          const began = process.cpuUsage()
          try {
            const file = fromBytes(name, Uint8Array.from(damaged))
            const { recipe } = await inspectFile(file, registry)
            if (recipe) {
              const { observations } = await importWithRecipe(file, recipe, registry)
              for (const { value } of observations) expect(Number.isFinite(value)).toBe(true)
            }
          } catch (error) {
            if (!isForewatchError(error) || error.tag === 'internal') throw error
          }
          const { user, system } = process.cpuUsage(began)
          slowest = Math.max(slowest, (user + system) / 1000)
        },
      ),
      { numRuns: Math.ceil(FILES / 3), seed: SEED },
    )
    process.stderr.write(
      `slowest of ${Math.ceil(FILES / 3)} damaged files: ${slowest.toFixed(0)} ms of work\n`,
    )
    if (FILES >= 20_000) expect(slowest).toBeLessThan(1000)
  })

  it('random bytes and texts end in a typed error or in values', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
      fc.json().map((text) => new TextEncoder().encode(text)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        try {
          const file = fromBytes('own.csv', content)
          const { recipe } = await inspectFile(file, registry)
          if (recipe) await importWithRecipe(file, recipe, registry)
        } catch (error) {
          if (!isForewatchError(error) || error.tag === 'internal') throw error
        }
      }),
      { numRuns: Math.ceil(FILES / 3), seed: SEED },
    )
  })

  it('a file with a cell removed is never read as a shifted one', async () => {
    const rows = fc.array(
      fc.tuple(
        fc.constantFrom('Mali', 'Chad', 'Niger', 'Togo'),
        fc.integer({ min: 1990, max: 2024 }),
        fc.nat(99),
        fc.nat(99),
      ),
      {
        minLength: 3,
        maxLength: 12,
      },
    )
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), fc.integer({ min: 0, max: 3 }), async (given, pick, cell) => {
        const body = given.map((row) => row.map(String))
        const { recipe } = await inspectFile(
          fromBytes('own.csv', new TextEncoder().encode('country,year,a,b\nMali,2023,1,2\nChad,2023,3,4\n')),
          registry,
        )
        body[pick % body.length]!.splice(cell, 1)
        const text = ['country,year,a,b', ...body.map((row) => row.join(','))].join('\n')
        const run = importWithRecipe(fromBytes('own.csv', new TextEncoder().encode(text)), recipe!, registry)
        await expect(run).rejects.toMatchObject({ name: 'ForewatchError' })
      }),
      { numRuns: Math.min(200, FILES), seed: SEED },
    )
  })

  it.each(USER_SAMPLES.filter(({ name, text }) => name.endsWith('.csv') && namesItsColumns(text)))(
    '$shape: $name with its columns in another order gives the same values',
    async ({ name, text }) => {
      const mark = markOf(text)
      const table = plainParse(text.replace(/^\uFEFF/, ''), mark)
      const plain = lines((await importFile(userText(name, text))).observations).sort()
      const random = createRandom(SEED)
      for (let i = 0; i < 5; i++) {
        const order = table[0]!.map((_, c) => ({ c, key: random.next() })).sort((a, b) => a.key - b.key)
        const moved = table.map((row) => order.map(({ c }) => quote(row[c] ?? '')).join(mark)).join('\n')
        expect(lines((await importFile(userText(name, moved))).observations).sort()).toEqual(plain)
      }
    },
  )
})

/** Whether the first line names all columns, and none of them is a period or a second header. */
function namesItsColumns(text: string): boolean {
  const [header, ...rows] = plainParse(text.replace(/^\uFEFF/, ''), markOf(text))
  const named = header!.every((name) => name !== '' && !/^\D{0,2}\d{4}/.test(name))
  return named && rows.every((row) => row.length === header!.length)
}

function markOf(text: string): string {
  return text.split('\n')[0]!.includes(';') ? ';' : ','
}
