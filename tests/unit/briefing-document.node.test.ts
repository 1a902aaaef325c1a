import { describe, expect, it } from 'vitest'
import { field, fieldsOf, formatValue, resolve } from '../../src/briefing/document/field'
import { makeBriefing } from '../../src/briefing/document/make'
import { readTemplate } from '../../src/briefing/document/template'
import type { Block, Inline } from '../../src/briefing/document/types'
import { csvCell, exportCsv } from '../../src/briefing/export/csv'
import { exportHtml } from '../../src/briefing/export/html'
import { picturesOf, pictureSvg, wrap } from '../../src/briefing/export/picture'
import { lightTokens } from '../../src/briefing/export/tokens'
import { trendKey } from '../../src/charts/country/trend'
import { el } from '../../src/briefing/markup/el'
import { serialise } from '../../src/briefing/markup/serialise'
import { buildSnapshot } from '../../src/briefing/snapshot/build'
import { scoreText, tierLines } from '../../src/format/score-text'
import { smallSnapshotInput } from '../helpers/small-snapshot'

const { snapshot, scored } = await buildSnapshot(smallSnapshotInput())
const styles = { tokens: ':root { --ink: #111111; --surface: #ffffff; --line: #dddddd; }', briefing: '.bf{}' }
const make = (units: string[], rest = {}) =>
  makeBriefing(snapshot, scored, { kind: 'country', units, ...rest })

describe('the document of a briefing', () => {
  it('holds no number that does not stand in the snapshot under its path', () => {
    const fields = fieldsOf(make(['AAA', 'BBB', 'CCC']).parts)
    expect(fields.length).toBeGreaterThan(15)
    for (const { path, value, text, format } of fields) {
      expect(resolve(snapshot, path)).toBe(value)
      const lines = path.startsWith('headline.score100.') ? tierLines(snapshot.model.tiers) : []
      expect(text).toBe(formatValue(value, format, lines))
    }
  })

  it('says under the lead what the figures of the country cover', async () => {
    const input = smallSnapshotInput()
    const units = input.data.units.map((unit) =>
      unit.id === 'AAA' ? { ...unit, note: 'Its events stand under Bland', seeAlso: ['BBB'] } : unit,
    )
    const noted = await buildSnapshot({ ...input, data: { ...input.data, units } })
    const page = (unit: string) =>
      exportHtml(makeBriefing(noted.snapshot, noted.scored, { kind: 'country', units: [unit] }), styles, 'A4')
    expect(page('AAA')).toContain('What the figures cover: Its events stand under Bland.')
    expect(page('BBB')).not.toContain('What the figures cover')
  })

  it('prints the score of the screen', () => {
    const score = scored.frame.score100[0]!
    expect(field(snapshot, 'headline.score100.AAA', 'score').text).toBe(
      scoreText(score, tierLines(snapshot.model.tiers)),
    )
  })

  it('says of a number that is not there a dash, and refuses a path that no snapshot has', () => {
    expect(field(snapshot, 'figures.order.BBB.2009', 'plain')).toMatchObject({ value: null, text: '–' })
    expect(() => resolve(snapshot, 'headline.score100.XXX')).toThrow('not in the snapshot')
    expect(() => resolve(snapshot, 'weather.AAA')).toThrow('not in the snapshot')
  })

  it('has a title about the list that was chosen, and about the world where none was', () => {
    const chosen = makeBriefing(snapshot, scored, { kind: 'list', units: ['AAA', 'BBB'] })
    expect(chosen.title).toMatch(
      / of 2 countries on this list stands? in the .+ tier$|^No country on this list/,
    )
    const one = makeBriefing(snapshot, scored, { kind: 'list', units: ['AAA'] })
    expect(one.title).toMatch(/^Aland, alone on this list, stands in the .+ tier$/)
    const world = makeBriefing(snapshot, scored, { kind: 'list', units: [] })
    expect(world.title).not.toContain('on this list')
  })

  it('turns the paper for a map only', () => {
    const page = (kind: 'map' | 'list') =>
      exportHtml(makeBriefing(snapshot, scored, { kind, units: [] }), styles, 'Letter')
    expect(page('map')).toContain('@page{size:letter landscape;')
    expect(page('list')).toContain('@page{size:letter;')
  })

  it('prints what the desk keeps, in the order of dates, and says that it is no part of the snapshot', () => {
    const event = { unit: 'AAA', kind: 'election', knownSince: '2026-01-01' } as const
    const decision = { format: 'forewatch-decision-1', unit: 'AAA', on: '2026-02-01' } as const
    const desk = {
      today: '2026-03-01',
      calendar: [
        { ...event, on: '2026-02-01', title: 'Over' },
        { ...event, on: '2026-05-01', title: 'First round', source: 'Commission' },
        { ...event, on: '2026-05-15', title: 'Second round' },
        { ...event, on: '2027-06-01', title: 'Far off' },
        { ...event, unit: 'BBB', on: '2026-05-01', title: 'Elsewhere' },
      ],
      decisions: [
        { ...decision, text: 'Call the desk', state: 'done' },
        { ...decision, text: 'Brief the board.', state: 'open', dueBy: '2026-04-01' },
      ],
    } as const
    const made = makeBriefing(snapshot, scored, { kind: 'country', units: ['AAA'], desk })
    const blocks = (id: string) =>
      made.parts[0]!.sections.find((section) => section.id === id)!.blocks as readonly Block[]
    const wordsOf = (runs: readonly Inline[]) =>
      runs
        .map((run) => ('text' in run ? run.text : ''))
        .join('')
        .replaceAll('\u00A0', ' ')
    const textOf = (id: string) =>
      blocks(id).flatMap((block) =>
        block.kind === 'list'
          ? block.items.map(wordsOf)
          : block.kind === 'paragraph'
            ? [wordsOf(block.runs)]
            : [],
      )
    expect(textOf('ahead').slice(0, 2)).toEqual(['1 May 2026: Election, First round (Commission)', '15 May 2026: Election, Second round']) // prettier-ignore
    expect(textOf('decisions').slice(0, 2)).toEqual(['Brief the board. Recorded 1 Feb 2026, open, due 1 Apr 2026', 'Call the desk. Recorded 1 Feb 2026, done']) // prettier-ignore
    for (const id of ['ahead', 'decisions']) expect(textOf(id).at(-1)).toContain('no part of the snapshot')
    expect(made.leftOut.join()).not.toMatch(/triggers ahead|options and decisions/)
  })

  it('names what it leaves out', () => {
    const { leftOut } = make(['AAA'])
    expect(leftOut.join()).toMatch(/triggers ahead.*options and decisions/)
    expect(leftOut).toContain('Aland: groups at risk')
  })

  it('leaves a factor that the headline does not read out of a comparison, and names it', () => {
    const [factor, ...rest] = snapshot.model.tree.children!
    const nodes = Object.fromEntries(
      Object.entries(snapshot.results.nodes).filter(([id]) => id !== factor!.id),
    )
    const without = { ...snapshot, results: { ...snapshot.results, nodes } }
    const made = makeBriefing(without, scored, { kind: 'comparison', units: ['AAA', 'BBB'] })
    expect(made.leftOut.join()).toContain(`${factor!.id} ${factor!.title} (no series feeds it`)
    expect(fieldsOf(made.parts).some(({ path }) => path.startsWith(`nodes.${factor!.id}.`))).toBe(false)
    for (const { id } of rest.filter((one) => one.id in nodes))
      expect(fieldsOf(made.parts).map(({ path }) => path)).toContain(`nodes.${id}.score100.AAA`)
    expect(field(without, `nodes.${factor!.id}.score100.AAA`, 'score').text).toBe('–')
  })

  it('numbers sources in the order in which they are named, each with its licence', () => {
    const { sources } = make(['AAA'])
    expect(sources.map(({ number }) => number)).toEqual(sources.map((_, i) => i + 1))
    for (const { licence } of sources) expect(licence).toBe('CC BY 4.0')
  })

  it.each([
    ['no country', 'country', []],
    ['60 countries', 'country', Array.from({ length: 60 }, () => 'AAA')],
    ['one country to compare', 'comparison', ['AAA']],
    ['seven countries to compare', 'comparison', Array.from({ length: 7 }, () => 'AAA')],
    ['an unknown code', 'country', ['QQQ']],
  ] as const)('refuses %s with what was found and what is possible', (_, kind, units) => {
    expect(() => makeBriefing(snapshot, scored, { kind, units: [...units] })).toThrow(/found .*expected/)
  })

  it('of a list or map names only the sources that its scores rest on', async () => {
    const given = smallSnapshotInput()
    // The second source is shown beside the score and carries no weight.
    const tree = structuredClone(given.model.tree) as unknown as {
      children: { children: { inputs: { role: string }[] }[] }[]
    }
    tree.children[1]!.children[0]!.inputs[0]!.role = 'context'
    const beside = await buildSnapshot({ ...given, model: { ...given.model, tree: tree as never } })
    for (const kind of ['list', 'map'] as const) {
      const of = (one: Pick<typeof beside, 'snapshot' | 'scored'>) =>
        makeBriefing(one.snapshot, one.scored, { kind, units: [] }).sources.map(({ text }) =>
          text.slice(0, 10),
        )
      expect(of({ snapshot, scored })).toEqual(['Source one', 'Source two'])
      expect(of(beside)).toEqual(['Source one'])
    }
  })

  it('says of a country without a tier that there is no rate, not that no back-test is held', async () => {
    const given = smallSnapshotInput({ asOf: '2001-12-31' })
    const early = await buildSnapshot({
      ...given,
      firstYear: 2000,
      model: { ...given.model, tierCoverageFloor: 0.9 },
    })
    const { parts } = makeBriefing(early.snapshot, early.scored, { kind: 'country', units: ['CCC'] })
    expect(JSON.stringify(parts)).toContain('no tier, so no rate')
    expect(JSON.stringify(parts)).not.toContain('no back-test held')
  })

  it('makes a title where none is given', () => {
    expect(make(['AAA'], { title: '  ' }).title).toBe('Aland')
  })
})

describe('own texts', () => {
  it('hold numbers as live fields', () => {
    const runs = readTemplate(snapshot, '{country}: {score}, {rank CCC} and {RF1}.', 'AAA')
    expect(fieldsOf(runs).map(({ path }) => path)).toEqual([
      'headline.score100.AAA',
      'headline.rank.CCC',
      'nodes.RF1.score100.AAA',
    ])
  })

  it('refuse a field that is not known, and one that is too long, with those that are', () => {
    expect(() => readTemplate(snapshot, 'The {scor}', 'AAA')).toThrow(
      /\{scor\}.*expected country, tier, score/,
    )
    expect(() => readTemplate(snapshot, '{score}', undefined)).toThrow('names no country')
    expect(() => readTemplate(snapshot, 'a'.repeat(5000), 'AAA')).toThrow('too long')
  })

  it('stay text', () => {
    const document = make(['AAA'], { texts: { 'note:AAA': '<img src=x onerror=alert(1)> {not a field}' } })
    const html = exportHtml(document, styles)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; {not a field}')
    expect(html).not.toContain('<img')
  })
})

describe('files', () => {
  const document = make(['AAA', 'BBB'], { label: 'Internal' })

  it('HTML is one file without script, link or request', () => {
    const html = exportHtml(document, styles)
    expect(html).not.toMatch(/<script|<link|src=|href=|url\(h/)
    expect(html).toContain('Beland &lt;b&gt;')
    expect(html).toContain('Internal')
    expect(exportHtml(make(['AAA', 'BBB'], { label: 'Internal' }), styles)).toBe(html)
  })

  it('pictures of many sources count them in words, by publisher', () => {
    const [picture] = picturesOf(make(['AAA']))
    const sources = Array.from({ length: 9 }, (_, i) => ({
      ...{ number: i + 1, text: `Source ${i}`, publisher: `Publisher ${i % 2}`, licence: 'CC BY 4.0' },
    }))
    const about = { asOfText: '', modelText: '', snapshotText: '', label: '' }
    const { svg } = pictureSvg(picture!, { ...about, sources }, lightTokens(styles.tokens))
    expect(svg).toContain('9 sources by 2 publishers: Publisher 0 (CC BY 4.0); Publisher 1 (CC BY 4.0).')
    expect(svg).not.toContain('Sources: 9 of')
  })

  it('pictures carry date, model, snapshot, sources and notice inside, and no reference to a token', () => {
    const [picture] = picturesOf(document)
    const { svg } = pictureSvg(picture!, document, lightTokens(':root { --ink: #111111; }'))
    for (const text of [document.asOfText, document.snapshotText, 'Sources:', 'Risk of, never a finding'])
      expect(svg).toContain(text)
    expect(svg).not.toContain('var(--ink)')
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  })

  it('the key of a trend names the signs that it shows, and no other', () => {
    const event = (kind: 'onset' | 'coup' | 'election') => ({ year: 2001, kind, label: kind })
    expect(trendKey({ years: [], events: [], episodes: [] })).toBe('')
    expect(trendKey({ years: [], events: [event('onset'), event('coup')], episodes: [] })).toBe(
      '▼ onset of a mass killing; ○ coup attempt',
    )
    const all = {
      years: [],
      events: [event('election'), event('coup')],
      episodes: [{ fromYear: 1, toYear: 2, open: false }],
    }
    expect(trendKey(all)).toBe(
      'Shaded: years with a mass killing under way; ○ coup attempt or national election',
    )
  })

  it('CSV writes the noise of binary fractions as zero and no other number', () => {
    expect([7.304098846218135e-16, 1e-9, -3.5].map((value) => csvCell(value))).toEqual(['0', '1e-9', '-3.5'])
  })

  it('CSV disarms formulas in text and leaves numbers alone', () => {
    expect(['=1+1', '+x', '@a', '-b', 'a,"b"'].map(csvCell)).toEqual([
      "'=1+1",
      "'+x",
      "'@a",
      "'-b",
      '"a,""b"""',
    ])
    expect(csvCell(-3.5)).toBe('-3.5')
    expect(exportCsv(document)).toContain('headline.score100.AAA')
  })

  it('markup escapes text and attributes and drops handlers', () => {
    expect(serialise(el('p', { title: '"<', onclick: 'x()', hidden: false }, '<&>', null, ['a']))).toBe(
      '<p title="&quot;&lt;">&lt;&amp;&gt;a</p>',
    )
  })

  it('wraps at spaces', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  })
})
