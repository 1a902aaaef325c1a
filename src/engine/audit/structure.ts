import { covariance } from '../../core/stats'
import { correlationsOf, LEAST_UNITS, present, together, type Column } from './columns'
import { eigenvalues } from './principal'
import type { Consistency, PartCorrelation, RedundantPair, Verdict } from './types'

const JRC = 'OECD/JRC Handbook on Constructing Composite Indicators (2008), step 4'
const PARUOLO =
  'P. Paruolo, M. Saisana and A. Saltelli (2013), Ratings and rankings: voodoo or science?, JRSS A 176'
const ALPHA = 'L. J. Cronbach (1951), Psychometrika 16; J. C. Nunnally (1978): 0.7'
const COINR =
  'W. Becker et al. (2022), COINr: an R package for developing composite indicators, JOSS 7: |r| > 0.92'

/** Above this two columns say the same. */
export const REDUNDANT = 0.92

/** Each part against its whole, with what its weight really does beside the weight given to it. */
export function partCorrelations(
  whole: Column,
  parts: readonly (Column & { readonly weight: number })[],
): PartCorrelation[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const found = parts.map((part) => ({ part, ...correlationsOf(part.values, whole.values) }))
  const squares = found.reduce((sum, { pearson }) => sum + (Number.isNaN(pearson) ? 0 : pearson ** 2), 0)
  return found.map(({ part, n, pearson, spearman }) => {
    const weight = part.weight / total
    const effect = Number.isNaN(pearson) || squares === 0 ? NaN : pearson ** 2 / squares
    return {
      partId: part.id,
      wholeId: whole.id,
      n,
      pearson,
      spearman,
      weight,
      effect,
      ...(parts.length === 1 ? onlyPart() : correlationVerdict(pearson, n, weight, effect)),
    }
  })
}

/** What stands alone under its whole is the whole; there is nothing to compare. */
function onlyPart() {
  return { verdict: 'fine' as const, text: 'The only part: it is the whole', reference: JRC }
}

function correlationVerdict(pearson: number, n: number, weight: number, effect: number) {
  const say = (verdict: Verdict, text: string, reference = JRC) => ({ verdict, text, reference })
  if (Number.isNaN(pearson))
    return say('look', `Cannot be told: ${n} units have both, or one side is constant`)
  if (pearson < 0)
    return say('mend', `Runs against its whole (r = ${signed(pearson)}): check its direction or its place`)
  if (pearson < 0.3)
    return say('look', `Hardly moves its whole (r = ${signed(pearson)}): its weight has little effect`)
  if (pearson > REDUNDANT)
    return say('look', `Nearly the whole by itself (r = ${signed(pearson)}): the other parts add little`)
  if (effect < weight / 2 || effect > weight * 2)
    return say(
      'look',
      `Given ${percent(weight)} of the weight, it does ${percent(effect)} of the work`,
      PARUOLO,
    )
  return say('fine', `Moves with its whole (r = ${signed(pearson)})`)
}

/** Whether the parts of a node measure one thing. Parts that are constant or have fewer than ten values are left out. */
export function consistencyOf(nodeId: string, parts: readonly Column[]): Consistency {
  const usable = parts.filter(({ values }) => {
    const known = present(values)
    return known.length >= LEAST_UNITS && new Set(known).size > 1
  })
  const n = usable.reduce((least, { values }) => Math.min(least, present(values).length), Infinity)
  const count = Number.isFinite(n) ? n : 0
  const leftOut = parts.length - usable.length
  if (usable.length < 2) {
    return {
      nodeId,
      parts: usable.length,
      n: count,
      alpha: NaN,
      eigenvalues: [],
      firstShare: NaN,
      verdict: parts.length < 2 ? 'fine' : 'look',
      text:
        parts.length < 2
          ? 'One part only: nothing to be consistent with'
          : `Cannot be told: ${leftOut} of ${parts.length} parts have fewer than ${LEAST_UNITS} values or are constant`,
      reference: ALPHA,
    }
  }
  const k = usable.length
  let own = 0
  let between = 0
  const matrix = usable.map((first, i) =>
    usable.map((second, j) => {
      const both = together(first.values, second.values)
      if (both.n < LEAST_UNITS) return i === j ? 1 : 0
      const shared = covariance(both.x, both.y)
      if (i === j) own += shared
      else between += shared
      if (i === j) return 1
      const { pearson } = correlationsOf(first.values, second.values)
      return Number.isNaN(pearson) ? 0 : pearson
    }),
  )
  const meanOwn = own / k
  const meanBetween = between / (k * (k - 1))
  const alpha = (k * meanBetween) / (meanOwn + (k - 1) * meanBetween)
  const values = eigenvalues(matrix)
  const firstShare = values[0]! / k
  const verdict: Verdict = alpha < 0.3 ? 'look' : 'fine'
  const without =
    leftOut === 0 ? '' : `, ${leftOut} of ${parts.length} parts left out: constant or too few values`
  const about = `alpha ${signed(alpha)}, first component ${percent(firstShare)} of the variance${without}`
  const text =
    alpha < 0.3
      ? `Several things under one name (${about}): right for a list of different signs, wrong for one scale`
      : alpha < 0.7
        ? `Related parts, short of the 0.7 that one scale needs, enough for a list of different signs (${about})`
        : `Parts that measure one thing (${about})`
  return {
    nodeId,
    parts: k,
    n: count,
    alpha,
    eigenvalues: values,
    firstShare,
    verdict,
    text,
    reference: ALPHA,
  }
}

/** Pairs that are too alike to be counted twice. */
export function redundantPairs(columns: readonly Column[]): RedundantPair[] {
  const found: RedundantPair[] = []
  columns.forEach((first, i) => {
    for (const second of columns.slice(i + 1)) {
      const { n, pearson } = correlationsOf(first.values, second.values)
      if (!(Math.abs(pearson) > REDUNDANT)) continue
      found.push({
        firstId: first.id,
        secondId: second.id,
        n,
        pearson,
        verdict: 'look',
        text: `Nearly the same (r = ${signed(pearson)}): together they count twice`,
        reference: COINR,
      })
    }
  })
  return found.sort((a, b) => Math.abs(b.pearson) - Math.abs(a.pearson))
}

const signed = (value: number) => value.toFixed(2).replace('-', '\u2212')
const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`
