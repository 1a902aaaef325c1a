import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** One measured figure beside its bound. */
export interface Figure {
  readonly name: string
  /** Median, where it is a time. */
  readonly value: number
  /** Of the same calls; far below the median, it says that the machine had other work. */
  readonly fastest?: number
  readonly bound?: number
  readonly unit: 'ms' | 'kB' | 'ratio'
}

/** Figures of the run before on this machine; kept out of the repository, for another machine has others. */
const KEPT = '.cache/bench-previous.json'

/** Median and fastest time of `runs` calls after `warmUp` ones, in milliseconds. */
export function timesMs(work: () => number, runs: number, warmUp: number): Pick<Figure, 'value' | 'fastest'> {
  const times: number[] = []
  for (let i = 0; i < runs + warmUp; i++) {
    const start = performance.now()
    work()
    if (i >= warmUp) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { value: times[times.length >> 1]!, fastest: times[0]! }
}

/** The table as text: figure, bound, the figure before. */
export function formatTable(figures: readonly Figure[], previous: ReadonlyMap<string, number>): string {
  const rows = figures.map(({ name, value, fastest, bound, unit }) => [
    name,
    show(value, unit),
    fastest === undefined ? '' : show(fastest, unit),
    bound === undefined ? '' : `≤ ${show(bound, unit)}`,
    bound === undefined ? '' : value <= bound ? 'within' : 'OVER',
    previous.has(name) ? show(previous.get(name)!, unit) : '–',
  ])
  const all = [['figure', 'median', 'fastest', 'bound', '', 'before'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  '),
    )
    .join('\n')
}

export function readPrevious(): ReadonlyMap<string, number> {
  if (!existsSync(KEPT)) return new Map()
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(KEPT, 'utf8')) as Record<string, number>))
  } catch {
    return new Map()
  }
}

export function keepPrevious(figures: readonly Figure[], previous: ReadonlyMap<string, number>): void {
  mkdirSync(dirname(KEPT), { recursive: true })
  const all = {
    ...Object.fromEntries(previous),
    ...Object.fromEntries(figures.map(({ name, value }) => [name, value])),
  }
  writeFileSync(KEPT, `${JSON.stringify(all, null, 2)}\n`)
}

function show(value: number, unit: Figure['unit']): string {
  if (unit === 'ratio') return value.toFixed(3)
  return `${value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)} ${unit}`
}
