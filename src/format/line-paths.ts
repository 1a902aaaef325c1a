/** A point of a line on the screen. */
export interface LinePoint {
  readonly x: number
  readonly y: number
  /** False where it rests on too little evidence for a tier. */
  readonly isFirm: boolean
}

/** The two strokes of a line. */
export interface LinePaths {
  /** `M x y L …` between firm points. */
  readonly path: string
  /** The rest: from and to points that rest on too little evidence. Empty = none. */
  readonly thinPath: string
}

/** What the second stroke means, for keys and notes. */
export const THIN_KEY = 'Dashed and pale: below the coverage floor, no tier'

/** One line as two strokes, both broken where a point is missing (undefined). A piece is firm where both its ends are.
 *  @param text  a coordinate as text */
export function linePaths(
  points: readonly (LinePoint | undefined)[],
  text: (at: number) => string = String,
): LinePaths {
  const strokes = { firm: '', thin: '' }
  // The point up to which each stroke has been drawn.
  const drawn = { firm: -1, thin: -1 }
  const place = ({ x, y }: LinePoint) => `${text(x)} ${text(y)}`
  points.forEach((point, i) => {
    if (!point) return
    const before = points[i - 1]
    const kind = point.isFirm && (before?.isFirm ?? true) ? 'firm' : 'thin'
    if (!before) strokes[kind] += `M${place(point)}`
    else if (drawn[kind] === i - 1) strokes[kind] += `L${place(point)}`
    else strokes[kind] += `M${place(before)}L${place(point)}`
    drawn[kind] = i
  })
  return { path: strokes.firm, thinPath: strokes.thin }
}
