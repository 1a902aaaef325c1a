import { ln1p } from '../../core/portable-math'
import { kurtosis, quantile, skewness } from '../../core/stats'
import { LEAST_UNITS, present } from './columns'
import type { ShapeFinding } from './types'

const RULE =
  'OECD/JRC (Groeneveld and Meeden 1984, as COIN tool): treat where |skewness| > 2 and excess kurtosis > 3.5'
const MOST_SKEW = 2
const MOST_KURTOSIS = 3.5

/** Shape of an input's values before its norm, and what winsorising (2.5 % at each end) or the logarithm would do.
 *  @param isRanked  the norm looks at order or categories only, so that the shape does not matter */
export function shapeOf(inputId: string, values: Float64Array, isRanked: boolean): ShapeFinding | undefined {
  const all = present(values)
  if (all.length < LEAST_UNITS || new Set(all).size < 3) return undefined
  const own = { skewness: skewness(all), kurtosis: kurtosis(all) }
  const treated = outside(own) ? treatments(all) : []
  const helper = treated.find(({ helps }) => helps)
  const offer = helper
    ? helper.treatment === 'log'
      ? 'the logarithm would mend it'
      : 'winsorising at 2.5 % would mend it'
    : 'neither winsorising nor the logarithm mends it'
  const figures = `skewness ${signed(own.skewness)}, excess kurtosis ${signed(own.kurtosis)}`
  const verdict = !outside(own) ? 'fine' : isRanked ? 'fine' : 'look'
  const text = !outside(own)
    ? `Shape within the rule (${figures})`
    : isRanked
      ? `Heavy tail (${figures}), which its norm does not see`
      : `Heavy tail (${figures}): a few units stretch the scale; ${offer}`
  return { inputId, n: all.length, ...own, treated, verdict, text, reference: RULE }
}

function outside(shape: { readonly skewness: number; readonly kurtosis: number }): boolean {
  return Math.abs(shape.skewness) > MOST_SKEW && shape.kurtosis > MOST_KURTOSIS
}

function treatments(values: readonly number[]): ShapeFinding['treated'] {
  const low = quantile(values, 0.025)
  const high = quantile(values, 0.975)
  const cut = values.map((x) => Math.min(high, Math.max(low, x)))
  const least = values.reduce((a, b) => Math.min(a, b), Infinity)
  const options = [
    { treatment: 'winsorise' as const, list: cut },
    ...(least >= 0 ? [{ treatment: 'log' as const, list: values.map((x) => ln1p(x)) }] : []),
  ]
  return options.flatMap(({ treatment, list }) => {
    if (new Set(list).size < 2) return []
    const after = { skewness: skewness(list), kurtosis: kurtosis(list) }
    return [{ treatment, ...after, helps: !outside(after) }]
  })
}

const signed = (value: number) => value.toFixed(1).replace('-', '\u2212')
