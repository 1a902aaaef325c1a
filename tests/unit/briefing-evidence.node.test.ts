import { describe, expect, it } from 'vitest'
import { fieldsOf, plainText } from '../../src/briefing/document/field'
import { makeBriefing } from '../../src/briefing/document/make'
import type { Section } from '../../src/briefing/document/types'
import { buildSnapshot } from '../../src/briefing/snapshot/build'
import type { SeriesRecord } from '../../src/core/series'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { readModel } from '../../src/model/read'
import type { InputSpec } from '../../src/model/types'
import { input, model, node, series, unit, yearly } from '../helpers/small-world'
import { smallSnapshotInput } from '../helpers/small-snapshot'

// Two countries, figures of 2000 to 2007; AAA stands above BBB in everything, so that the median profile lies between.
const WORLD: readonly (readonly [SeriesRecord, readonly number[], readonly number[]])[] = [
  [record('own', 'Deaths here', 'deaths a year'), [0, 0, 0, 0, 0, 0, 40, 50], [0, 0, 0, 0, 0, 0, 0, 0]],
  [record('near', 'Deaths next door', 'deaths a year'), [0, 0, 0, 0, 0, 0, 9, 3], [0, 0, 0, 0, 0, 0, 0, 0]],
  [record('level', 'Level of war', 'level 0–2', 'ordinal'), [0, 0, 0, 0, 0, 0, 2, 2], [0, 0, 0, 0, 0, 0, 0, 0]],
  [record('coup', 'Coups', 'events in the year'), [0, 0, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0]],
  [record('people', 'Population', 'people'), [9, 9, 9, 9, 9, 9, 9, 9], [1, 1, 1, 1, 1, 1, 1, 1]],
  [record('idmc_conflict_idp_stock', 'Displaced inside', 'people'), [0, 0, 0, 0, 0, 0, 700, 800], []],
  [record('ucdp_sb_deaths', 'Deaths in battle', 'deaths a year'), [0, 0, 0, 0, 0, 0, 40, 50], [0, 0, 0, 0, 0, 0, 0, 0]],
  [record('ucdp_ns_deaths', 'Other deaths', 'deaths a year'), [3], [3]],
] // prettier-ignore

function record(
  id: string,
  title: string,
  unitText: string,
  scale: SeriesRecord['scale'] = 'count',
): SeriesRecord {
  return series(id, { title, unit: unitText, scale, coverage: { absenceNote: 'Unknown' } })
}

/** An indicator of some inputs, with its weight. */
const sign = (id: string, weight: number, inputs: readonly InputSpec[]) =>
  node(id, { title: `Sign ${id}`, role: 'scored', nature: 'dynamic', weight, inputs })
const norm = { method: 'min-max', pool: 'all-periods' } as const

async function briefing(of = 'AAA') {
  const given = smallSnapshotInput({ asOf: '2007-12-31' })
  const tree = node('all', {
    title: 'All',
    children: [
      node('RF1', {
        title: 'War',
        children: [
          sign('1.1', 1, [
            input('level', { id: '1.1/level', norm, weight: 1.1 }),
            input('own', { id: '1.1/own', norm }),
          ]),
          sign('1.2', 1, [input('near', { id: '1.2/near', norm })]),
          sign('1.3', 3, [input('coup', { id: '1.3/coup', norm, transforms: [{ op: 'decay', halfLifePeriods: 3 }] })]), // prettier-ignore
        ],
      }),
      node('RF2', {
        title: 'Means',
        children: [sign('2.1', 1, [input('people', { id: '2.1/people', norm })])],
      }),
    ],
  })
  const records = WORLD.map(([one]) => one)
  const data = buildDataSet(
    [unit('AAA', { name: 'Aland' }), unit('BBB', { name: 'Beland' })],
    records,
    WORLD.flatMap(([{ id }, a, b]) => yearly(id, 2000, { AAA: [...a], BBB: [...b] })),
  )
  const { source } = given.catalogue[0]!
  const { snapshot, scored } = await buildSnapshot({
    ...given,
    model: readModel({ ...model(tree), tiers: given.model.tiers, tierCoverageFloor: 0.2 }),
    catalogue: [{ source, series: records }],
    data,
  })
  return makeBriefing(snapshot, scored, { kind: 'country', units: [of] })
}

const made = await briefing()
const section = (id: string): Section => made.parts[0]!.sections.find((one) => one.id === id)!
const cellsOf = (factor: string) => {
  const table = section('factors').blocks.find((block) => block.kind === 'table')!
  const row = table.rows.find(([head]) => plainText(head!).endsWith(` ${factor}`))!
  return plainText(row[2]!).replaceAll('\u00A0', ' ')
}

describe('what a country briefing says of its highest factors', () => {
  it('tells first what adds most: a count of the country before a code of nearly the same weight, and before the neighbours’', () => {
    const told = cellsOf('RF1')
    expect(told).toContain('Deaths here: 50 deaths a year')
    expect(told).not.toContain('Level of war')
    expect(told).not.toContain('next door')
  })
  it('tells of a series remembered over years the year that weighs most, and one of a thing in the singular', () => {
    expect(cellsOf('RF1')).toContain('Coups: 1 event in the year, 2003 (the year that weighs most)')
  })
  it('says where a factor is a single series', () => {
    expect(cellsOf('RF2')).toBe('Population: 9 people, 2007[1]; no other series is scored in this factor')
  })
})

describe('deaths and displacement in the country', () => {
  it('stand in a block of their own with date and source, whatever they weigh, and the gaps are named', () => {
    const [told, note] = section('toll').blocks
    expect(told!.kind === 'paragraph' && plainText(told!.runs)).toBe(
      'Deaths in battle: 50 deaths a year, 2007[1]; Displaced inside: 800 people, 2007[1].',
    )
    expect(note!.kind === 'paragraph' && plainText(note!.runs)).toContain(
      'No figure of the last three years: other deaths.',
    )
    expect(fieldsOf(told).map(({ path }) => path)).toContain('figures.idmc_conflict_idp_stock.AAA.2007')
  })
  it('say zero where the source says zero', async () => {
    const other = (await briefing('BBB')).parts[0]!.sections.find(({ id }) => id === 'toll')!
    const [told, note] = other.blocks
    expect(told!.kind === 'paragraph' && plainText(told!.runs)).toBe(
      'Deaths in battle: 0 deaths a year, 2007[1].',
    )
    expect(note!.kind === 'paragraph' && plainText(note!.runs)).toContain('other deaths; displaced inside.')
  })
})
