import { describe, expect, it } from 'vitest'
import { ForewatchError } from '../../src/core/errors'
import { createRegistry, type CodeSystem, type UnitRecord } from '../../src/core/registry'
import { parseCodes, parseUnits } from '../../src/core/registry-data'
import { readCsv } from '../../src/sources/csv'
import { createCollector } from '../../src/sources/rows'
import { registry } from '../helpers/registry'

type Case = readonly [system: CodeSystem, code: string, year: number, unit: string]

function expectUnits(cases: readonly Case[]): void {
  for (const [system, code, year, unit] of cases) {
    expect(registry.resolve(system, code, year), `${system} ${code} ${year}`).toEqual({ ok: true, unit })
  }
}

function reason(system: CodeSystem, code: string, year: number): string {
  const answer = registry.resolve(system, code, year)
  return answer.ok ? answer.unit : answer.reason
}

describe('code traps of the data catalogue', () => {
  it('Serbia/Yugoslavia: 345 changes meaning in 1992, 340 is Serbia, names follow', () => {
    expectUnits([
      ['gw', '345', 1991, 'YUG'],
      ['gw', '345', 1992, 'SRB'],
      ['gw', '345', 2024, 'SRB'],
      ['gw', '340', 2006, 'SRB'],
      ['cow', '345', 1980, 'YUG'],
      ['cow', '345', 2010, 'SRB'],
      ['vdem', 'SRB', 1980, 'YUG'],
      ['vdem-number', '198', 2000, 'SRB'],
      ['name', 'Yugoslavia', 1985, 'YUG'],
      ['name', 'Yugoslavia', 1999, 'SRB'],
      ['name', 'Serbia (Yugoslavia)', 2024, 'SRB'],
      ['name', 'Serbia and Montenegro', 2004, 'SRB'],
      ['name', 'Serbia and Kosovo: S/RES/1244 (1999)', 2020, 'SRB'],
      ['gw', '341', 2006, 'MNE'],
      ['pitf', 'YGS', 1998, 'SRB'],
    ])
    expect(registry.existed('SRB', 1965)).toBe(false)
    expect(registry.existed('YUG', 1992)).toBe(false)
  })

  it('Serbia 2006: numbers 345 and 340 meet in one year and the first row is kept', () => {
    const collector = createCollector(registry, 'epr.csv', 'keep-first')
    for (const [row, code] of ['345', '340'].entries()) {
      const unit = collector.unit('gw', code, 2006, row + 2)!
      collector.add({ unit, period: 2006, indicator: 'share', value: row }, row + 2)
    }
    expect(collector.observations()).toEqual([{ unit: 'SRB', period: '2006', indicator: 'share', value: 0 }])
    expect(collector.dropped()[0]).toMatchObject({
      reason: 'second row for the same unit and period',
      count: 1,
    })
  })

  it('Kosovo: every spelling of its code, and no other source’s row', () => {
    for (const code of ['XKX', 'XKO', 'XKS', 'XKK', 'RKS', 'KSV', 'KOS'])
      expectUnits([['iso3', code, 2015, 'XKX']])
    expectUnits([
      ['worldbank', 'KSV', 2010, 'XKX'],
      ['worldbank', 'XKX', 2010, 'XKX'],
      ['gw', '347', 2008, 'XKX'],
      ['cow', '347', 2020, 'XKX'],
      ['vdem', 'XKX', 2020, 'XKX'],
      ['vdem-number', '43', 2020, 'XKX'],
      ['iso2', 'XK', 2020, 'XKX'],
    ])
    expect(registry.existed('XKX', 2007)).toBe(false)
    expect(registry.existed('XKX', 2008)).toBe(true)
  })

  it('Palestine: V-Dem’s West Bank only, no Gleditsch–Ward or COW number, Israel stays Israel', () => {
    expectUnits([
      ['vdem', 'PSE', 2020, 'PSE'],
      ['worldbank', 'PSE', 2020, 'PSE'],
      ['worldbank', 'WBG', 2004, 'PSE'],
      ['iso3', 'PSE', 2024, 'PSE'],
      ['name', 'West Bank and Gaza', 2020, 'PSE'],
      ['name', 'Occupied Palestinian Territories', 2010, 'PSE'],
      ['gw', '666', 2024, 'ISR'],
      ['name', 'Israel in pre-1967 borders', 2020, 'ISR'],
    ])
    expect(reason('vdem', 'PSG', 2020)).toBe('dropped')
    expect(reason('vdem-number', '138', 2020)).toBe('dropped')
    expect(reason('name', 'Israel in Occupied Territories', 2020)).toBe('dropped')
    for (let code = 1; code < 1000; code++) {
      expect(reason('gw', String(code), 2020)).not.toBe('PSE')
      expect(reason('cow', String(code), 2020)).not.toBe('PSE')
    }
  })

  it('Sudan and South Sudan: 625 throughout, 626 from 2011, both exist in 2011', () => {
    expectUnits([
      ['gw', '625', 2000, 'SDN'],
      ['gw', '625', 2020, 'SDN'],
      ['gw', '626', 2011, 'SSD'],
      ['iso3', 'SDS', 2015, 'SSD'],
    ])
    expect([2010, 2011].map((year) => registry.existed('SSD', year))).toEqual([false, true])
    expect(registry.existed('SDN', 2011)).toBe(true)
  })

  it('Yemen: 678 and 679 are one unit, 680 is the South to 1990', () => {
    expectUnits([
      ['gw', '678', 1980, 'YEM'],
      ['gw', '678', 2020, 'YEM'],
      ['cow', '678', 1989, 'YEM'],
      ['cow', '679', 1990, 'YEM'],
      ['cow', '680', 1990, 'YMD'],
      ['vdem', 'YMD', 1985, 'YMD'],
      ['name', 'Yemen PDR', 1980, 'YMD'],
      ['name', 'Yemen Arab Republic', 1980, 'YEM'],
    ])
    expect([1990, 1991].map((year) => registry.existed('YMD', year))).toEqual([true, false])
  })

  it('Viet Nam: 816 and 817', () => {
    expectUnits([
      ['gw', '816', 1970, 'VNM'],
      ['gw', '817', 1970, 'VDR'],
      ['cow', '817', 1975, 'VDR'],
      ['vdem', 'VDR', 1970, 'VDR'],
      ['worldbank', 'VNM', 1970, 'VNM'],
      ['name', 'Republic of Vietnam', 1970, 'VDR'],
    ])
    expect(registry.existed('VDR', 1976)).toBe(false)
  })

  it('Germany: 255 and 260 are one unit, 265 is the East to 1990', () => {
    expectUnits([
      ['gw', '260', 1990, 'DEU'],
      ['cow', '255', 1990, 'DEU'],
      ['cow', '260', 1990, 'DEU'],
      ['cow', '265', 1990, 'DDR'],
      ['name', 'German Federal Republic', 1980, 'DEU'],
      ['name', 'German Democratic Republic', 1980, 'DDR'],
    ])
    expect(registry.existed('DDR', 1991)).toBe(false)
  })

  it('Czechoslovakia: 315 to 1992; the World Bank’s earlier CZE is not used', () => {
    expectUnits([
      ['gw', '315', 1992, 'CSK'],
      ['gw', '316', 1993, 'CZE'],
      ['gw', '317', 1993, 'SVK'],
      ['pitf', 'CZE', 1980, 'CSK'],
      ['pitf', 'CZR', 2000, 'CZE'],
    ])
    expect(registry.existed('CZE', 1992)).toBe(false)
    expect(registry.existed('CSK', 1992)).toBe(true)
  })

  it('USSR, Ethiopia, Indonesia, Pakistan: one number before and after a part left', () => {
    expectUnits([
      ['gw', '365', 1980, 'RUS'],
      ['gw', '365', 2020, 'RUS'],
      ['name', 'USSR', 1980, 'RUS'],
      ['gw', '530', 1980, 'ETH'],
      ['gw', '850', 1990, 'IDN'],
      ['gw', '770', 1960, 'PAK'],
      ['pitf', 'PKS', 1965, 'PAK'],
    ])
    const from = { UKR: 1991, LTU: 1991, ERI: 1993, TLS: 2002, BGD: 1971 }
    for (const [unit, year] of Object.entries(from)) {
      expect([registry.existed(unit, year - 1), registry.existed(unit, year)], unit).toEqual([false, true])
    }
  })

  it('Taiwan has a number and is scored', () => {
    expectUnits([
      ['gw', '713', 2020, 'TWN'],
      ['name', 'Taiwan', 2020, 'TWN'],
    ])
    expect(registry.units[registry.indexOf('TWN')]).toMatchObject({ treatment: 'scored', unMember: false })
  })

  it('UNHCR letters are not ISO: AUS is Austria there', () => {
    expectUnits([
      ['unhcr', 'AUS', 2020, 'AUT'],
      ['unhcr', 'AUL', 2020, 'AUS'],
      ['iso3', 'AUS', 2020, 'AUS'],
    ])
    for (const code of ['UNK', 'XXA', 'TIB']) expect(reason('iso3', code, 2020)).toBe('dropped')
    expect(reason('unhcr', 'UKN', 1960)).toBe('dropped')
  })

  it('old World Bank and other letters', () => {
    expectUnits([
      ['worldbank', 'ROM', 2000, 'ROU'],
      ['worldbank', 'ZAR', 2000, 'COD'],
      ['worldbank', 'TMP', 2003, 'TLS'],
      ['worldbank', 'ADO', 2003, 'AND'],
      ['iso3', 'SCG', 2004, 'SRB'],
      ['iso3', 'ADO', 2020, 'AND'],
    ])
  })

  it('two letters: TP is Timor-Leste, NA is Namibia and not a missing value', () => {
    expectUnits([
      ['iso2', 'TP', 2005, 'TLS'],
      ['iso2', 'TL', 2005, 'TLS'],
      ['iso2', 'NA', 2005, 'NAM'],
    ])
    const bytes = new TextEncoder().encode('iso2,value\nNA,1\n')
    const [row] = readCsv({ name: 'x.csv', bytes }, { required: ['iso2', 'value'] }).rows
    expectUnits([['iso2', row!.cell('iso2'), 2005, 'NAM']])
  })

  it('aggregates are not countries', () => {
    for (const code of ['WLD', 'SSF', 'ARB', 'CHI', 'INX'])
      expect(reason('worldbank', code, 2020)).toBe('aggregate')
  })

  it('Natural Earth letters', () => {
    expectUnits([
      ['iso3', 'PSX', 2020, 'PSE'],
      ['iso3', 'SDS', 2020, 'SSD'],
      ['iso3', 'SAH', 2020, 'ESH'],
    ])
    expect(reason('iso3', '-99', 2020)).toBe('unknown')
  })

  it('small Pacific States have different numbers in Gleditsch–Ward and COW', () => {
    expectUnits([
      ['gw', '970', 2020, 'KIR'],
      ['cow', '946', 2020, 'KIR'],
      ['gw', '971', 2020, 'NRU'],
      ['cow', '970', 2020, 'NRU'],
      ['gw', '972', 2020, 'TON'],
      ['cow', '955', 2020, 'TON'],
      ['gw', '973', 2020, 'TUV'],
      ['cow', '947', 2020, 'TUV'],
    ])
  })

  it('V-Dem’s Somaliland and Zanzibar, Abyei, Western Sahara', () => {
    expect(reason('vdem', 'SML', 2020)).toBe('dropped')
    expect(reason('vdem', 'ZZB', 2020)).toBe('dropped')
    expect(reason('cow', '511', 1963)).toBe('dropped')
    for (const id of ['AB9', 'ESH']) {
      expect(registry.units[registry.indexOf(id)]).toMatchObject({ treatment: 'not-scored' })
      expect(registry.units[registry.indexOf(id)]?.note).toBeTruthy()
    }
    expect(registry.existed('AB9', 2010)).toBe(false)
  })
})

describe('the list of units', () => {
  it('says of Palestine and of Israel where events in Gaza and the West Bank are counted, each with the other', () => {
    const [israel, palestine] = ['ISR', 'PSE'].map((id) => registry.units[registry.indexOf(id)]!)
    for (const unit of [israel!, palestine!]) {
      expect(unit.note).toContain('count events in Gaza and the West Bank under Israel')
      expect(unit.note).toContain('that no episode is marked says nothing of Gaza and the West Bank')
    }
    expect([israel!.seeAlso, palestine!.seeAlso]).toEqual([['PSE'], ['ISR']])
    const scored = new Set(registry.units.filter((unit) => unit.treatment === 'scored').map(({ id }) => id))
    for (const { id, note, seeAlso } of registry.units) {
      for (const other of seeAlso ?? [])
        expect([id, scored.has(other) && note !== undefined]).toEqual([id, true])
    }
  })

  it('scores the 193 Member States, Palestine, Kosovo and Taiwan', () => {
    const today = registry.units.filter((unit) => unit.treatment === 'scored' && unit.to === undefined)
    expect(today.filter((unit) => unit.unMember)).toHaveLength(193)
    expect(today.filter((unit) => !unit.unMember).map((unit) => unit.id)).toEqual(['PSE', 'TWN', 'XKX'])
  })

  it('scores States that have ended for the years in which they existed', () => {
    const ended = registry.units.filter((unit) => unit.treatment === 'scored' && unit.to !== undefined)
    expect(ended.map((unit) => unit.id)).toEqual(['CSK', 'DDR', 'VDR', 'YMD', 'YUG'])
  })

  it('is in id order, and every scored unit has a region, a place on the map and an ISO number or is Kosovo', () => {
    const ids = registry.units.map((unit) => unit.id)
    expect(ids).toEqual([...ids].sort())
    for (const unit of registry.units.filter(
      (entry) => entry.treatment === 'scored' && entry.to === undefined,
    )) {
      expect(unit.region).not.toBe('Other')
      expect(unit.longitude).toBeTypeOf('number')
      expect(unit.m49 !== undefined || unit.id === 'XKX').toBe(true)
    }
  })

  it('predecessors and successors name each other’s units and meet in time', () => {
    for (const unit of registry.units) {
      for (const id of unit.predecessors) {
        const earlier = registry.units[registry.indexOf(id)]
        expect(earlier?.successors, `${id} → ${unit.id}`).toContain(unit.id)
        if (earlier?.to !== undefined && unit.from > earlier.from)
          expect(unit.from - earlier.to).toBeLessThanOrEqual(1)
      }
      for (const id of unit.successors) {
        expect(registry.units[registry.indexOf(id)]?.predecessors, `${id} ← ${unit.id}`).toContain(unit.id)
      }
    }
  })

  it('reads numbers with zeros or decimals and names in any spelling', () => {
    expectUnits([
      ['m49', '032', 2020, 'ARG'],
      ['m49', '32', 2020, 'ARG'],
      ['gw', '345.0', 2020, 'SRB'],
      ['name', 'CÔTE D’IVOIRE', 2020, 'CIV'],
      ['name', "Cote d'Ivoire", 2020, 'CIV'],
      ['name', 'Congo, Dem. Rep.', 2020, 'COD'],
      ['name', 'Burma/Myanmar', 2020, 'MMR'],
      ['name', 'The Gambia', 2020, 'GMB'],
      ['name', 'Bosnia-Herzegovina', 2020, 'BIH'],
    ])
  })
})

describe('bad tables of countries', () => {
  const unit = (id: string): UnitRecord => ({
    id,
    name: id,
    region: 'Africa',
    subregion: 'Northern Africa',
    from: 1900,
    predecessors: [],
    successors: [],
    unMember: true,
    treatment: 'scored',
  })
  const tagOf = (run: () => unknown): string => {
    try {
      run()
    } catch (error) {
      if (error instanceof ForewatchError) return error.tag
    }
    return 'none'
  }

  it('names a unit that stands twice, a code without a unit, a malformed table', () => {
    expect(tagOf(() => createRegistry([unit('AAA'), unit('AAA')], {}))).toBe('bad-file')
    expect(tagOf(() => createRegistry([unit('AAA')], { gw: [{ code: '1', unit: 'BBB' }] }))).toBe(
      'unknown-unit',
    )
    expect(tagOf(() => parseUnits([{ ...unit('AAA'), from: 'long ago' }]))).toBe('bad-schema')
    expect(tagOf(() => parseCodes({ gw: [{ code: '1' }] }))).toBe('bad-schema')
  })

  it('says in which years a code is in use', () => {
    const tiny = createRegistry([unit('AAA')], { gw: [{ code: '1', unit: 'AAA', from: 1950, to: 1960 }] })
    expect(tiny.resolve('gw', '1', 1961)).toEqual({
      ok: false,
      reason: 'unknown',
      note: 'gw code in use 1950–1960',
    })
    expect(tiny.indexOf('ZZZ')).toBe(-1)
    expect(tiny.existed('ZZZ', 2000)).toBe(false)
  })
})
