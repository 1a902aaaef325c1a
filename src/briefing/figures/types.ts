import type { TrendData } from '../../charts/country/trend'
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
    }

export type MapClass = number | 'withheld' | 'no-data' | 'not-covered'
