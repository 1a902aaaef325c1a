import { readFileSync } from 'node:fs'
import type { SnapshotInput } from '../../src/briefing/snapshot/types'
import type { CatalogueFile, LicenceClass } from '../../src/core/series'
import { buildDataSet } from '../../src/engine/data/build-data-set'
import { readFramework } from '../../src/model/framework'
import { readModel } from '../../src/model/read'
import { input, model, node, series, unit, yearly } from './small-world'

/** A made-up world of three countries, two series and two sources, as a snapshot takes it. */
export function smallSnapshotInput(
  options: { licence?: LicenceClass; asOf?: string; lastDeaths?: number; weight?: number } = {},
): SnapshotInput {
  const { licence = 'OPEN', asOf = '2008-12-31', lastDeaths = 40, weight = 2 } = options
  const records = [
    series('deaths', {
      title: 'Deaths',
      unit: 'deaths',
      description: 'Deaths in armed conflict',
      coverage: { absence: 'zero', absenceNote: 'All cases are recorded' },
    }),
    series('order', {
      title: 'Order',
      unit: 'index',
      description: 'Order in the State',
      direction: 'lower-is-riskier',
      coverage: { absenceNote: 'Unknown' },
    }),
  ]
  const observations = [
    ...yearly('deaths', 2000, {
      AAA: [0, 5, 9, 30, 12, 3, 0, 8, lastDeaths, 99],
      BBB: [null, null, 1, 0.1 + 0.2, null, null, 2, 2, 2, 2],
    }),
    ...yearly('order', 2000, {
      AAA: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      BBB: [9, 8, 7, 6, 5, 4, 3, 2, 1, null],
      CCC: [null, null, 5, 5, 5, 5, 5, 5, 5, 5],
    }),
  ]
  const tree = node('all', {
    title: 'All',
    children: [
      node('RF1', {
        title: 'Conflict',
        weight,
        children: [
          node('1.1', {
            title: 'Fighting',
            role: 'scored',
            nature: 'dynamic',
            inputs: [
              input('deaths', {
                norm: { method: 'min-max', pool: 'all-periods' },
                transforms: [{ op: 'decay', halfLifePeriods: 3 }],
              }),
            ],
          }),
        ],
      }),
      node('RF2', {
        title: 'Weak order',
        children: [
          node('2.1', { title: 'Disorder', role: 'scored', nature: 'structural', inputs: [input('order')] }),
        ],
      }),
    ],
  })
  const units = [
    unit('AAA', { name: 'Aland' }),
    unit('BBB', { name: 'Beland <b>' }),
    unit('CCC', { name: 'Celand' }),
  ]
  return {
    software: '0.1.0',
    model: readModel({
      ...model(tree),
      tiers: [
        { id: 'lower', title: 'Lower', fromScore100: 0 },
        { id: 'high', title: 'High', fromScore100: 40 },
      ],
      tierCoverageFloor: 0.5,
    }),
    framework: readFramework(JSON.parse(readFileSync('indicators/framework/framework.json', 'utf8'))),
    catalogue: [source('one', licence, [records[0]!]), source('two', 'OPEN', [records[1]!])],
    data: buildDataSet(units, records, observations),
    asOf,
    firstYear: 2002,
  }
}

function source(id: string, licenceClass: LicenceClass, records: CatalogueFile['series']): CatalogueFile {
  return {
    source: {
      id,
      title: `Source ${id}`,
      publisher: 'A publisher',
      edition: '1',
      editionDate: '2009-01-01',
      citation: `Publisher (2009), source ${id}.`,
      url: 'https://example.org/',
      licence: licenceClass === 'OPEN' ? 'CC BY 4.0' : 'All rights reserved',
      licenceClass,
      attribution: `Source ${id}`,
      importer: 'none',
      originals: [{ name: 'file.csv', bytes: 3, sha256: 'a'.repeat(64) }],
    },
    series: records,
  }
}
