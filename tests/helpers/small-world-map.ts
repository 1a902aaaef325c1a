import type { MapLine, WorldGeometry } from '../../src/core/geography'

const square = (x: number, y: number, size: number): MapLine => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]

/** Two countries, one disputed area between them and one island State as a disc, drawn by hand. */
export const SMALL_MAP: WorldGeometry = {
  projection: 'Plane',
  boundaries: 'Drawn by hand',
  notice: 'No place on earth.',
  width: 400,
  height: 200,
  areas: [
    { unit: 'AAA', name: 'Alba', disputed: false, polygons: [[square(20, 20, 100)]] },
    { unit: 'BBB', name: 'Bora', disputed: false, polygons: [[square(160, 20, 100)]] },
    { unit: null, name: 'Between', disputed: true, polygons: [[square(120, 60, 40)]] },
  ],
  discs: [{ unit: 'CCC', disputed: false, at: [330, 100] }],
  borders: [],
  coasts: [square(20, 20, 100)],
  disputedLines: [
    [
      [120, 60],
      [120, 100],
    ],
  ],
  graticule: [
    [
      [0, 100],
      [400, 100],
    ],
  ],
  anchors: new Map([
    ['AAA', [70, 70]],
    ['BBB', [210, 70]],
    ['CCC', [330, 100]],
  ]),
}
