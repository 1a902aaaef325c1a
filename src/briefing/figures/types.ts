import type { FactorBracket } from '../../charts/country/factor-strip'
import type { ScatterData } from '../../charts/country/scatter'
import type { TrendData } from '../../charts/country/trend'
import type { WaterfallRow } from '../../charts/country/waterfall'
import type { WorldGeometry } from '../../core/geography'

/** What a figure shows, as data: pictures, native charts and tables are all made from it. */
export type Figure =
  | {
      readonly kind: 'range'
      /** 0–100; NaN = none. */
      readonly score100: number
      /** 90 % interval; absent where no doubt was worked out. */
      readonly interval?: readonly [number, number]
      readonly breaks: readonly number[]
      readonly tierIndex: number
      readonly tierCount: number
    }
  | { readonly kind: 'trend'; readonly data: TrendData }
  | {
      readonly kind: 'bars'
      readonly rows: readonly { readonly id: string; readonly title: string; readonly score100: number }[]
      readonly breaks: readonly number[]
    }
  | {
      readonly kind: 'map'
      readonly geometry: WorldGeometry
      /** How each unit is drawn: index of its tier, or why it has none. */
      readonly classes: ReadonlyMap<string, MapClass>
      readonly tiers: readonly { readonly title: string; readonly count: number }[]
      /** Units named on the map, most important first. */
      readonly labels: readonly { readonly unit: string; readonly text: string }[]
      readonly filled: ReadonlySet<string>
      /** Units whose tier is held by less than half of the draws. */
      readonly unsure: ReadonlySet<string>
      /** Units that the filter on screen leaves out. */
      readonly faded: ReadonlySet<string>
    }

/** Charts that only screens show; a document has the same figures as tables. */
export type ScreenFigure =
  | {
      readonly kind: 'profile'
      readonly brackets: readonly FactorBracket[]
      readonly breaks: readonly number[]
      readonly tierCount: number
      readonly tierOf: (score100: number) => number
    }
  | {
      readonly kind: 'waterfall'
      readonly rows: readonly WaterfallRow[]
      readonly breaks: readonly number[]
      readonly tierIndex: number
      readonly tierCount: number
    }
  | {
      readonly kind: 'scatter'
      readonly data: ScatterData
      readonly unitName: string
      readonly breaks: readonly number[]
      readonly tierIndex: number
      readonly tierCount: number
    }

export type MapClass = number | 'withheld' | 'no-data' | 'not-covered'
