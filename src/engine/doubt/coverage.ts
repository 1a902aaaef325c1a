import { FILLS, type DoubtInput, type DoubtNode } from './plan-types'

/** Whether the share of the scored weight that has a value, input by input and under the model's own weights, reaches a
 *  reading's floor. @returns `[fill * nRanked + i]`, 1 = it does */
export function coverageUnder(
  nodes: readonly DoubtNode[],
  inputs: readonly DoubtInput[],
  ranked: Int32Array,
  nUnits: number,
  floor: number,
): Uint8Array {
  const enough = new Uint8Array(FILLS.length * ranked.length).fill(1)
  if (floor <= 0) return enough
  const shares = new Float64Array(inputs.length + nodes.length)
  for (let fill = 0; fill < FILLS.length; fill++) {
    for (let i = 0; i < ranked.length; i++) {
      const at = fill * nUnits + ranked[i]!
      inputs.forEach(({ mid }, row) => (shares[row] = Number.isNaN(mid[at]!) ? 0 : 1))
      nodes.forEach(({ children, weights, optional }, n) => {
        let sum = 0
        let total = 0
        for (let c = 0; c < children.length; c++) {
          const share = shares[children[c]!]!
          if (optional?.[c] === 1 && share === 0) continue
          sum += weights[c]! * share
          total += weights[c]!
        }
        shares[inputs.length + n] = total > 0 ? sum / total : 0
      })
      if (shares[shares.length - 1]! < floor - 1e-9) enough[fill * ranked.length + i] = 0
    }
  }
  return enough
}
