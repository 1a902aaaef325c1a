/** Eigenvalues of a symmetric matrix, largest first, by cyclic Jacobi rotations.
 *  @see W. H. Press et al. (2007), Numerical Recipes, 11.1 */
export function eigenvalues(matrix: readonly (readonly number[])[]): readonly number[] {
  const n = matrix.length
  const a = matrix.map((row) => [...row])
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p]![q]! ** 2
    if (off < 1e-22) break
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q)
  }
  return a.map((row, i) => row[i]!).sort((x, y) => y - x)
}

function rotate(a: number[][], p: number, q: number): void {
  const apq = a[p]![q]!
  if (apq === 0) return
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < a.length; k++) {
    const kp = a[k]![p]!
    const kq = a[k]![q]!
    a[k]![p] = c * kp - s * kq
    a[k]![q] = s * kp + c * kq
  }
  for (let k = 0; k < a.length; k++) {
    const pk = a[p]![k]!
    const qk = a[q]![k]!
    a[p]![k] = c * pk - s * qk
    a[q]![k] = s * pk + c * qk
  }
}
