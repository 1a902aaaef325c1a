import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import type { Observation } from '../core/series'

const text = z.string().min(1).max(600)
const correction = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  series: text,
  unit: z.string().regex(/^[A-Z0-9]{3}$/),
  period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/),
  /** What the source gives today. */
  expected: z.number(),
  action: z.enum(['flag', 'withdraw', 'replace']),
  value: z.number().exactOptional(),
  reason: text,
  reference: text,
  /** `open`: found; `reported`: told to the source; `refused`: the source stands by its value. */
  status: z.enum(['open', 'reported', 'refused']),
})
const file = z.strictObject({
  format: z.literal('forewatch-corrections-1'),
  source: text,
  corrections: z.array(correction),
})

/** A known error of a source: `flag` changes nothing and is shown; `withdraw` leaves the value out; `replace` puts another in. */
export type Correction = z.infer<typeof correction>
export interface Corrections {
  readonly source: string
  readonly corrections: readonly Correction[]
}

/** @throws ForewatchError `bad-schema` */
export function readCorrections(json: unknown, where: string): Corrections {
  const parsed = file.safeParse(json)
  const issue = parsed.success ? doubtful(parsed.data) : parsed.error.issues[0]
  if (parsed.success && !issue) return parsed.data
  throw new ForewatchError('bad-schema', {
    what: 'A file of corrections cannot be used',
    where: `${where}: ${issue?.path.join('.') ?? ''}`,
    found: issue?.message ?? 'another form',
    expected: 'the form forewatch-corrections-1',
    next: 'Correct the file',
  })
}

function doubtful({
  corrections,
}: z.infer<typeof file>): { path: PropertyKey[]; message: string } | undefined {
  for (const [i, { action, value }] of corrections.entries()) {
    if ((action === 'replace') !== (value !== undefined))
      return { path: ['corrections', i], message: 'replace and value belong together' }
  }
  const keys = corrections.map(({ series, unit, period }) => `${series} ${unit} ${period}`)
  const twice = keys.findIndex((key, i) => keys.indexOf(key) !== i)
  return twice < 0
    ? undefined
    : { path: ['corrections', twice], message: `a second correction of ${keys[twice]}` }
}

/** What a source gives with its known errors withdrawn or replaced. A correction whose expected value is not there any more
 *  fails: the source has been repaired or has changed, and nobody may go on correcting it unseen.
 *  @throws ForewatchError `stale-correction` */
export function applyCorrections(
  observations: readonly Observation[],
  { source, corrections }: Corrections,
): Observation[] {
  const wanted = new Map(corrections.map((each) => [`${each.series}|${each.unit}|${each.period}`, each]))
  const seen = new Set<string>()
  const result = observations.flatMap((row): Observation[] => {
    const key = `${row.indicator}|${row.unit}|${row.period}`
    const found = wanted.get(key)
    if (!found) return [row]
    seen.add(key)
    if (row.value !== found.expected) throw stale(source, found, String(row.value))
    if (found.action === 'flag') return [row]
    if (found.action === 'withdraw') return []
    const { unit, period, indicator } = row
    return [{ unit, period, indicator, value: found.value! }]
  })
  for (const [key, each] of wanted) if (!seen.has(key)) throw stale(source, each, 'no value')
  return result
}

/** Checks a package, in which corrections are already carried out. @throws ForewatchError `stale-correction` */
export function checkCorrected(
  observations: readonly Observation[],
  { source, corrections }: Corrections,
): void {
  const held = new Map(
    observations.map(({ indicator, unit, period, value }) => [`${indicator}|${unit}|${period}`, value]),
  )
  for (const each of corrections) {
    const value = held.get(`${each.series}|${each.unit}|${each.period}`)
    const expected = { flag: each.expected, withdraw: undefined, replace: each.value }[each.action]
    if (value !== expected) throw stale(source, each, value === undefined ? 'no value' : String(value))
  }
}

function stale(
  source: string,
  { id, series, unit, period, expected }: Correction,
  found: string,
): ForewatchError {
  return new ForewatchError('stale-correction', {
    what: `The correction ${id} no longer fits: the source has been repaired or has changed`,
    where: `${source}: ${series}, ${unit} ${period}`,
    found,
    expected: String(expected),
    next: 'Look at the source again; take the correction out of indicators/corrections, or set its expected value anew',
  })
}
