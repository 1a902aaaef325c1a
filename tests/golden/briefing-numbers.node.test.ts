import { beforeAll, describe, expect, it } from 'vitest'
import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { fieldsOf, plainText } from '../../src/briefing/document/field'
import { makeBriefing } from '../../src/briefing/document/make'
import type { BriefingDocument } from '../../src/briefing/document/types'
import { exportCsv } from '../../src/briefing/export/csv'
import { exportDocument } from '../../src/briefing/export/export'
import { exportHtml } from '../../src/briefing/export/html'
import { readStyles } from '../../src/tools/cli/briefing'
import { snapshotOf } from '../../src/tools/cli/snapshot'
import { firstViewOf } from '../../src/tools/lib/first-view'
import { withChromium } from '../../src/tools/lib/print'
import { readIndicators } from '../../src/tools/lib/read-indicators'
import { scoredUnits } from '../../src/sources/packaged/assemble'
import { unpackDoubt } from '../../src/sources/packaged/first-doubt'
import { unpackBaseRates, unpackFrame } from '../../src/sources/packaged/first-view'
import { frequencyText } from '../../src/format/base-rate-text'
import { readModel } from '../../src/model/read'
import { rowText } from '../../src/components/world/row-text'
import {
  htmlNumbers,
  htmlText,
  numberedLines,
  pdfText,
  slidesText,
  squeezed,
  wordText,
} from '../helpers/briefing-text'

// The numbers of twenty countries, as World first shows them, against what stands in the files of every format.
const options = { styles: readStyles(), paper: 'A4' as const }
const indicators = readIndicators('indicators')
let documents: readonly BriefingDocument[] = []
/** The twenty countries in one file, and as a list. */
let together: readonly BriefingDocument[] = []
let units: readonly string[] = []

beforeAll(async () => {
  const { snapshot, scored } = await snapshotOf(
    { model: 'indicators/models/framework-baseline.json', series: 'indicators' },
    [],
    indicators,
  )
  const { frame } = scored
  const byRank = [...frame.units.keys()].sort((a, b) => (frame.rank[a]! || 999) - (frame.rank[b]! || 999))
  // High, low and without a tier.
  units = [...byRank.slice(0, 12), ...byRank.slice(90, 95), ...byRank.slice(-3)].map(
    (u) => frame.units[u]!.id,
  )
  documents = units.map((unit) => makeBriefing(snapshot, scored, { kind: 'country', units: [unit] }))
  together = (['country', 'list'] as const).map((kind) => makeBriefing(snapshot, scored, { kind, units }))
}, 120_000)

/** Rank, its range, tier with its probability, and base rate of each row of a list, by unit. */
function listRows(document: BriefingDocument): ReadonlyMap<string, readonly string[]> {
  const table = document.parts[0]!.sections[0]!.blocks.find((block) => block.kind === 'table')!
  return new Map(
    table.rows.map((row) => {
      const unit = fieldsOf(row)
        .find(({ path }) => path.startsWith('headline.score100.'))!
        .path.split('.')[2]!
      return [unit, row.slice(1, 5).map(plainText)]
    }),
  )
}

/** Lines with a number that do not stand in the file, whole. */
function missing(document: BriefingDocument, text: string): readonly (readonly string[])[] {
  const there = squeezed(text)
  const wanted = numberedLines(document)
  expect(wanted.flatMap(([first]) => first!).length).toBeGreaterThan(5)
  return wanted
    .filter((ways) => !ways.some((pieces) => pieces.every((piece) => there.includes(piece))))
    .map(([first]) => first!)
}
const expectAll = (document: BriefingDocument, text: string) => expect(missing(document, text)).toEqual([])

/** Changes one digit of each piece of each line in turn, where it stands in the file, and gives the pieces for which nobody
 *  would notice. */
function unnoticed(document: BriefingDocument, text: string): readonly string[] {
  const there = squeezed(text)
  return numberedLines(document).flatMap((ways) => {
    const found = ways.find((pieces) => pieces.every((one) => there.includes(one)))!
    return found.flatMap((piece) => {
      const at = there.indexOf(piece) + piece.search(/\d(?!.*\d)/)
      if (at < there.indexOf(piece)) return []
      const other = String((Number(there[at]) + 1) % 10)
      return missing(document, there.slice(0, at) + other + there.slice(at + 1)).length > 0 ? [] : [piece]
    })
  })
}

describe('the numbers of twenty countries', () => {
  it('are those of the screen', () => {
    const registry = scoredUnits(indicators.registry.units)
    const lastYear = Math.floor((indicators.newestMonth + 1) / 12) - 1
    const file: unknown = JSON.parse(JSON.stringify(firstViewOf(indicators, 1990, lastYear)))
    const frame = unpackFrame(file, registry)
    const model = readModel(indicators.modelJson)
    const doubt = unpackDoubt((file as { doubt: never }).doubt, frame)
    const context = { frame, doubt, tiers: model.tiers, floor: model.tierCoverageFloor, missing: () => [] }
    const rates = unpackBaseRates(file)!
    const list = listRows(together[1]!)
    documents.forEach((document, d) => {
      const unit = units[d]!
      const row = rowText(
        context,
        frame.units.findIndex(({ id }) => id === unit),
        '',
      )
      const printed = new Map(fieldsOf(document.parts).map(({ path, text }) => [path, text]))
      const of = (path: string) => printed.get(path)
      if (row.hasTier) {
        expect([unit, of(`headline.score100.${unit}`), of(`headline.rank.${unit}`)]).toEqual([
          unit,
          row.score,
          row.rank,
        ])
        expect(`${of(`doubt.rankLow.${unit}`)}–${of(`doubt.rankHigh.${unit}`)}`).toBe(row.ranks)
        const tier = model.tiers[frame.tierIndex[frame.units.findIndex(({ id }) => id === unit)]!]!
        expect(of(`doubt.tierProbability.${tier.id}.${unit}`)).toBe(row.tierShare)
        const { observed } = rates.tiers.find(({ tierId }) => tierId === tier.id)!
        const shown = [row.rank, row.ranks, `${tier.title} ${row.tierShare}`, frequencyText(observed!.share)]
        expect([unit, list.get(unit)]).toEqual([unit, shown])
      }
      expect(of(`headline.coverage.${unit}`)).toBe(row.coverage)
    })
  }, 60_000)

  it('tell of Sudan its own war, dead and displaced, each with year and source, not the war next door', () => {
    const { sections } = documents[units.indexOf('SDN')]!.parts[0]!
    const said = (id: string) => {
      const blocks = sections.find((section) => section.id === id)!.blocks
      return blocks
        .map((block) => {
          if (block.kind === 'table') return block.rows.map((row) => row.map(plainText).join(' ')).join(' ')
          return block.kind === 'paragraph' ? plainText(block.runs) : ''
        })
        .join(' ')
    }
    expect(said('factors')).toMatch(
      /Armed conflict.{0,140}Deaths in state-based conflict: 4.680 deaths a year, 2024\[\d/,
    )
    expect(said('factors')).not.toMatch(/neighbouring/)
    for (const words of [
      /one-sided violence: 2.316 deaths a year, 2024\[/,
      /Internally displaced by conflict, year end: 11.559.970 people at year end, 2024\[/,
    ])
      expect(said('toll')).toMatch(words)
    expect(sections.find(({ id }) => id === 'trend')!.title).toBe(
      'The score is about where it was in 2015; its largest step was 11 points up, in 2024',
    )
  })

  it('are those of CSV and Excel, unrounded and as printed, by their path', async () => {
    for (const document of together) {
      const wanted = new Map(fieldsOf(document.parts).map((one) => [one.path, one]))
      const { data } = Papa.parse<Record<string, string>>(exportCsv(document).slice(1), { header: true })
      const csv = new Map(data.filter(({ path }) => path).map((row) => [row.path!, row]))
      expect([...csv.keys()].sort()).toEqual([...wanted.keys()].sort())
      const book = new ExcelJS.Workbook()
      const { bytes } = await exportDocument(document, 'xlsx', options)
      await book.xlsx.load(bytes.buffer as ArrayBuffer)
      const excel = new Map<string, unknown>()
      book.getWorksheet('Numbers')!.eachRow((row, r) => {
        if (r > 1) excel.set(row.getCell(6).text, row.getCell(4).value)
      })
      for (const [path, { value, text }] of wanted) {
        expect([path, csv.get(path)!.value]).toEqual([path, value === null ? '' : String(value)])
        expect(squeezed(csv.get(path)!.text!)).toContain(squeezed(text))
        expect([path, excel.get(path)]).toEqual([path, value])
      }
    }
  }, 60_000)

  it('are those of the HTML page: value and text of every live number, in order', () => {
    for (const document of [...documents, ...together]) {
      const html = exportHtml(document, options.styles, options.paper)
      const wanted = fieldsOf(document.parts).map(({ value, text }) => [
        value === null ? '' : String(value),
        text,
      ])
      expect(htmlNumbers(html).sort()).toEqual(wanted.sort())
      expectAll(document, htmlText(html))
    }
  })

  it('would be missed if a single digit of any line were another, in text of HTML, Word and PowerPoint', async () => {
    for (const document of [documents[0]!, together[1]!]) {
      const file = async (format: 'docx' | 'pptx') => (await exportDocument(document, format, options)).bytes
      for (const text of [
        htmlText(exportHtml(document, options.styles, options.paper)),
        wordText(await file('docx')),
        slidesText(await file('pptx')),
      ])
        expect(unnoticed(document, text)).toEqual([])
    }
  })

  it('are those of Word', async () => {
    for (const document of together)
      expectAll(document, wordText((await exportDocument(document, 'docx', options)).bytes))
  }, 60_000)

  it('are those of PowerPoint', async () => {
    for (const document of together)
      expectAll(document, slidesText((await exportDocument(document, 'pptx', options)).bytes))
  }, 60_000)

  it('are those of the printed PDF', async ({ skip }) => {
    const found = await withChromium(
      async (chromium) => {
        const texts: (string | undefined)[] = []
        for (const document of together)
          texts.push(pdfText(await chromium.pdf(exportHtml(document, options.styles, options.paper))))
        return texts
      },
      () => Promise.resolve([]),
    )
    if (found.length === 0) skip('no Chromium to print the PDF was found')
    if (found[0] === undefined)
      skip('pdftotext (poppler) is not installed: the text of the PDF cannot be read')
    together.forEach((document, d) => expectAll(document, found[d]!.replace(/\f/g, '')))
  }, 120_000)
})
