/** One line through the ranks of one country. */
export interface RankLine {
  readonly unitIndex: number
  readonly name: string
  /** 1–6, or 0 for a line that is not of what is compared. */
  readonly colour: number
  /** By stop; 0 = not ranked. */
  readonly ranks: readonly number[]
}

export interface PlacedLabel {
  readonly unitIndex: number
  readonly colour: number
  readonly text: string
  readonly y: number
}

/** Countries that stand among the first of any stop, and those that are always shown.
 *  @param ranks  by stop, by unit; 0 = not ranked */
export function firstOfAny(
  ranks: readonly ArrayLike<number>[],
  first: number,
  always: readonly number[],
): readonly number[] {
  const found = new Set(always)
  for (const stop of ranks)
    for (let u = 0; u < stop.length; u++) if (stop[u]! > 0 && stop[u]! <= first) found.add(u)
  return [...found].sort((a, b) => (ranks[0]![a] || Infinity) - (ranks[0]![b] || Infinity))
}

/** Labels of one end of the lines, moved apart so that none covers another, in the order of their ranks.
 *  @param y  place of a rank   @param gap  least distance of two labels */
export function placeLabels(
  lines: readonly RankLine[],
  stop: number,
  y: (rank: number) => number,
  gap: number,
  most: number,
): readonly PlacedLabel[] {
  const placed = lines
    .filter(({ ranks }) => (ranks[stop] ?? 0) > 0)
    .map(({ unitIndex, name, colour, ranks }) => ({
      unitIndex,
      colour,
      text: `${ranks[stop]!} ${name}`,
      y: y(ranks[stop]!),
    }))
    .sort((a, b) => a.y - b.y)
  for (let i = 1; i < placed.length; i++) placed[i]!.y = Math.max(placed[i]!.y, placed[i - 1]!.y + gap)
  for (let i = placed.length - 1; i >= 0; i--)
    placed[i]!.y = Math.min(placed[i]!.y, i === placed.length - 1 ? most : placed[i + 1]!.y - gap)
  return placed
}

/** Path of a line; broken where it is not ranked. */
export function slopePath(
  { ranks }: RankLine,
  x: (stop: number) => number,
  y: (rank: number, stop: number) => number,
): string {
  let path = ''
  let pen = false
  ranks.forEach((rank, stop) => {
    if (rank > 0) path += `${pen ? 'L' : 'M'}${x(stop).toFixed(1)} ${y(rank, stop).toFixed(1)}`
    pen = rank > 0
  })
  return path
}
