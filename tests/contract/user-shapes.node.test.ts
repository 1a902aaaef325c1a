import { describe, expect, it } from 'vitest'
import { fromBytes } from '../../src/sources/user/input'
import { lines } from '../helpers/importers'
import { importFile, userText } from '../helpers/user-files'
import { smallWorkbook, USER_SAMPLES } from '../helpers/user-samples'

describe('files of a user’s own', () => {
  it.each(USER_SAMPLES)(
    '$shape: $name is recognised and read',
    async ({ shape, name, text, gives, not = [] }) => {
      const result = await importFile(userText(name, text))
      expect(result.shape).toBe(shape)
      const found = lines(result.observations)
      expect(found).toEqual(expect.arrayContaining([...gives]))
      for (const line of not) expect(found).not.toContain(line)
      for (const record of result.series) {
        expect(record.description.length, record.id).toBeGreaterThan(0)
        expect(record.coverage.absenceNote.length, record.id).toBeGreaterThan(10)
      }
    },
  )

  it.each(USER_SAMPLES.filter(({ name }) => name.endsWith('.csv')))(
    '$shape: $name gives the same as UTF-16, and with lines that end in CRLF',
    async ({ name, text }) => {
      const plain = await importFile(userText(name, text))
      const units = new Uint16Array([
        0xfeff,
        ...Array.from(text.replace(/^\uFEFF/, ''), (c) => c.charCodeAt(0)),
      ])
      const wide = await importFile(fromBytes(name, new Uint8Array(units.buffer)))
      expect(wide.observations).toEqual(plain.observations)
      const crlf = await importFile(userText(name, text.replaceAll('\n', '\r\n')))
      expect(crlf.observations).toEqual(plain.observations)
    },
  )

  it('reads regions of events as series of their own', async () => {
    const { text, name } = USER_SAMPLES[0]!
    const { regions } = await importFile(userText(name, text))
    expect(lines(regions)).toContain('SDN:Darfur, North 2024-01 acled_all_deaths_month = 10')
  })

  it('reads the first sheet of a workbook: shared strings, dates by style, missing cells', async () => {
    const result = await importFile(fromBytes('own.xlsx', smallWorkbook()))
    expect(lines(result.observations)).toEqual(['MLI 2024-02 killed = 2.5', 'NER 2024-03 killed = 2'])
  })
})
