import { beforeAll, describe, expect, it } from 'vitest'
import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { fieldsOf } from '../../src/briefing/document/field'
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
import { unpackFrame } from '../../src/sources/packaged/first-view'
import { readModel } from '../../src/model/read'
import { rowText } from '../../src/components/world/row-text'
import { htmlNumbers, htmlText, numberedTexts, pdfText, slidesText, squeezed, wordText } from '../helpers/briefing-text' // prettier-ignore

// The numbers of twenty countries, as World first shows them, against what stands in the files of every format.
const options = { styles: readStyles(), paper: 'A4' as const }
let documents: readonly BriefingDocument[] = []
let units: readonly string[] = []

beforeAll(async () => {
  const { snapshot, scored } = await snapshotOf(
    { model: 'indicators/models/framework-baseline.json', series: 'indicators' },
    [],
  )
  const { frame } = scored
  const byRank = [...frame.units.keys()].sort((a, b) => (frame.rank[a]! || 999) - (frame.rank[b]! || 999))
  // High, low and without a tier.
  units = [...byRank.slice(0, 12), ...byRank.slice(90, 95), ...byRank.slice(-3)].map(
    (u) => frame.units[u]!.id,
  )
  documents = units.map((unit) => makeBriefing(snapshot, scored, { kind: 'country', units: [unit] }))
}, 120_000)

/** Texts with a number that do not stand in the file, whole. */
function missing(document: BriefingDocument, text: string): readonly string[] {
  const there = squeezed(text)
  const wanted = numberedTexts(document.parts)
  expect(wanted.length).toBeGreaterThan(10)
  return wanted.filter((one) => !there.includes(one))
}
const expectAll = (document: BriefingDocument, text: string) => expect(missing(document, text)).toEqual([])

describe('the numbers of twenty countries', () => {
  it('are those of the screen', () => {
    const indicators = readIndicators('indicators')
    const registry = scoredUnits(indicators.registry.units)
    const lastYear = Math.floor((indicators.newestMonth + 1) / 12) - 1
    const file: unknown = JSON.parse(JSON.stringify(firstViewOf(indicators, 1990, lastYear)))
    const frame = unpackFrame(file, registry)
    const model = readModel(indicators.modelJson)
    const doubt = unpackDoubt((file as { doubt: never }).doubt, frame)
    const context = { frame, doubt, tiers: model.tiers, floor: model.tierCoverageFloor, missing: () => [] }
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
      }
      expect(of(`headline.coverage.${unit}`)).toBe(row.coverage)
    })
  }, 60_000)

  it('are those of CSV and Excel, unrounded and as printed, by their path', async () => {
    for (const document of documents) {
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
    for (const document of documents) {
      const html = exportHtml(document, options.styles, options.paper)
      const wanted = fieldsOf(document.parts).map(({ value, text }) => [
        value === null ? '' : String(value),
        text,
      ])
      expect(htmlNumbers(html).sort()).toEqual(wanted.sort())
      expectAll(document, htmlText(html))
    }
  })

  it('would be missed if a single digit were another', () => {
    const text = squeezed(htmlText(exportHtml(documents[0]!, options.styles, options.paper)))
    const [first = ''] = numberedTexts(documents[0]!.parts)
    const other = first.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
    expect(missing(documents[0]!, text.replaceAll(first, other))).toContain(first)
  })

  it('are those of Word', async () => {
    for (const document of documents)
      expectAll(document, wordText((await exportDocument(document, 'docx', options)).bytes))
  }, 60_000)

  it('are those of PowerPoint', async () => {
    for (const document of documents)
      expectAll(document, slidesText((await exportDocument(document, 'pptx', options)).bytes))
  }, 60_000)

  it('are those of the printed PDF', async ({ skip }) => {
    const found = await withChromium(
      async (chromium) => {
        const texts: (string | undefined)[] = []
        for (const document of documents)
          texts.push(pdfText(await chromium.pdf(exportHtml(document, options.styles, options.paper))))
        return texts
      },
      () => Promise.resolve([]),
    )
    if (found.length === 0) skip('no Chromium to print the PDF was found')
    if (found[0] === undefined)
      skip('pdftotext (poppler) is not installed: the text of the PDF cannot be read')
    documents.forEach((document, d) => expectAll(document, found[d]!.replace(/\f/g, '')))
  }, 120_000)
})
