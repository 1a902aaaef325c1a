import { describe, expect, it } from 'vitest'
import { isForewatchError } from '../../src/core/errors'
import type { Observation } from '../../src/core/series'
import type { Importer, ImportResult, OriginalFile } from '../../src/sources/importer'
import { verifyObservations } from '../../src/sources/verify'
import { registry } from './registry'

export type FixtureRow = Readonly<Record<string, string | number>>

/** A CSV text from hand-written rows; the columns are those of the first row. */
export function csv(rows: readonly FixtureRow[], separator = ','): string {
  const columns = Object.keys(rows[0] ?? {})
  const cell = (value: string | number | undefined): string => {
    const text = String(value ?? '')
    return text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  return `${lines.map((line) => line.map(cell).join(separator)).join('\n')}\n`
}

export function original(name: string, text: string): OriginalFile {
  return { name, bytes: new TextEncoder().encode(text) }
}

export async function read(importer: Importer, ...files: OriginalFile[]): Promise<ImportResult> {
  return importer.read(files, registry)
}

/** Tag of the error that an import ends with; `none` where it succeeds. Other errors pass through. */
export async function tagOf(importer: Importer, ...files: OriginalFile[]): Promise<string> {
  try {
    await read(importer, ...files)
    return 'none'
  } catch (error) {
    if (isForewatchError(error)) return error.tag
    throw error
  }
}

/** `unit period indicator = value [low..high]`, one line each, as a test writes them down. */
export function lines(observations: readonly Observation[]): string[] {
  return observations.map(({ unit, period, indicator, value, low, high }) => {
    const bounds = low === undefined ? '' : ` [${low}..${high}]`
    return `${unit} ${period} ${indicator} = ${value}${bounds}`
  })
}

export interface ImporterFixture {
  readonly rows: readonly FixtureRow[]
  /** Some of the lines that a good file gives. */
  readonly gives: readonly string[]
  /** A required column, renamed in the changed file, and a column of numbers, spoilt in the malformed one. */
  readonly required: string
  readonly number: string
  /** True where several rows of a year add up, so that a row twice is not an error. */
  readonly sums?: boolean
  /** Files that go with the table. */
  readonly beside?: readonly OriginalFile[]
}

/** What every importer of a CSV must do: read a good file whatever the order of its columns, keep its own rules, and
 *  refuse an empty, a cut-off, a malformed and a changed file with a typed error. */
export function describeImporter(importer: Importer, fixture: ImporterFixture): void {
  const beside = fixture.beside ?? []
  const run = (text: string) => tagOf(importer, original('fixture.csv', text), ...beside)
  const reversed = fixture.rows.map((row) => Object.fromEntries(Object.entries(row).reverse()))
  const good = csv(fixture.rows)

  describe(importer.id, () => {
    it('reads a good file, and the same file with its columns in another order', async () => {
      const result = await read(importer, original('fixture.csv', good), ...beside)
      expect(lines(result.observations)).toEqual(expect.arrayContaining([...fixture.gives]))
      expect(verifyObservations(result.observations, result.series, registry, importer.id)).toEqual([])
      expect(result.rowsRead).toBe(fixture.rows.length)
      const again = await read(importer, original('fixture.csv', csv(reversed)), ...beside)
      expect(again.observations).toEqual(result.observations)
    })

    it('says what every series is', async () => {
      const { series, source } = await read(importer, original('fixture.csv', good), ...beside)
      expect(source.id).toBe(importer.id)
      for (const record of series) {
        expect(record.description.length, record.id).toBeGreaterThan(20)
        expect(record.coverage.absenceNote.length, record.id).toBeGreaterThan(10)
        expect(record.coverage.from <= record.coverage.to, record.id).toBe(true)
      }
    })

    it('refuses an empty file and one with a header only', async () => {
      expect(await run('')).toBe('bad-csv')
      expect(await run(good.slice(0, good.indexOf('\n') + 1))).toBe('bad-csv')
    })

    it('refuses a file that was cut off', async () => {
      const cut = good.trimEnd()
      expect(await run(cut.slice(0, cut.lastIndexOf(',')))).toBe('file-truncated')
    })

    it('refuses a text where a number must stand', async () => {
      const [first, ...rest] = fixture.rows
      expect(await run(csv([{ ...first, [fixture.number]: 'many' }, ...rest]))).toBe('bad-number')
    })

    it('refuses a file whose columns changed', async () => {
      const header = good.slice(0, good.indexOf('\n'))
      const changed = header.split(',').map((name) => (name === fixture.required ? `${name}_new` : name))
      expect(await run(good.replace(header, changed.join(',')))).toBe('bad-columns')
    })

    if (fixture.sums !== true) {
      it('refuses the same rows twice', async () => {
        expect(await run(csv([...fixture.rows, ...fixture.rows]))).toBe('duplicate-observation')
      })
    }
  })
}
