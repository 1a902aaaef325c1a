import { ForewatchError } from '../../core/errors'
import { midRanks } from '../evaluate/rank'
import type { ScoreGrid } from '../evaluate/types'

/** Mean share of ranks, 0–1, over the units that every list scores: the exact sum of mid-ranks 0 … n − 1, divided once by
 *  lists × (n − 1), so that equal sums stay equal. A single unit gives 0.5; NaN where any list holds none. */
export function meanRankShares(lists: readonly Float64Array[]): Float64Array {
  const shares = new Float64Array(lists[0]?.length ?? 0).fill(Number.NaN)
  const units = [...shares.keys()].filter((u) => lists.every((list) => Number.isFinite(list[u]!)))
  const sum = new Float64Array(units.length)
  for (const list of lists)
    midRanks(Float64Array.from(units, (u) => list[u]!)).forEach((rank, i) => (sum[i]! += rank))
  units.forEach((u, i) => {
    shares[u] = units.length === 1 ? 0.5 : sum[i]! / (lists.length * (units.length - 1))
  })
  return shares
}

/** Mean rank of several models within each year, as `meanRankShares`.
 *  @param grids same units, in the same order   @throws ForewatchError `bad-argument` */
export function rankEnsemble(grids: readonly ScoreGrid[], about: Pick<ScoreGrid, 'id' | 'title'>): ScoreGrid {
  const nUnits = grids[0]?.nUnits ?? 0
  if (grids.length === 0 || grids.some((grid) => grid.nUnits !== nUnits)) {
    throw new ForewatchError('bad-argument', {
      what: 'An ensemble needs models over the same units',
      found: grids.map((grid) => `${grid.id}: ${grid.nUnits} units`).join(', ') || 'no model',
    })
  }
  const firstYear = Math.max(...grids.map((grid) => grid.firstYear))
  const lastYear = Math.min(...grids.map((grid) => grid.firstYear + grid.nYears - 1))
  const nYears = Math.max(0, lastYear - firstYear + 1)
  const values = new Float64Array(nYears * nUnits).fill(Number.NaN)
  for (let y = 0; y < nYears; y++) {
    const lists = grids.map((grid) => {
      const from = (firstYear + y - grid.firstYear) * nUnits
      return grid.values.subarray(from, from + nUnits)
    })
    values.set(meanRankShares(lists), y * nUnits)
  }
  return { ...about, kind: 'score', firstYear, nYears, nUnits, values }
}
