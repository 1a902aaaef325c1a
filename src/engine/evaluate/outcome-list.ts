import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import { UNKNOWN, type OutcomePanel } from './types'

const year = z.int().min(1800).max(2200)
const unitId = z.string().regex(/^[A-Z][A-Z0-9]{2}$/)

const episode = z.strictObject({
  unit: unitId,
  startYear: year,
  /** Last year of the episode; null = still under way when the list was closed. */
  endYear: year.nullable(),
  perpetrator: z.enum(['state', 'non-state', 'unknown']),
  note: z.string().exactOptional(),
})

const coverage = z.strictObject({
  /** First and last year in which the list would have recorded an episode. */
  from: year,
  to: year,
  /** Units that the list watches, each with its own years where they are shorter; absent = every unit. */
  units: z
    .array(z.strictObject({ unit: unitId, from: year.exactOptional(), to: year.exactOptional() }))
    .exactOptional(),
  /** Episodes led by others than a State count only from this year on; absent = always. */
  nonStateFrom: year.exactOptional(),
  note: z.string(),
})

const rule = z.strictObject({
  /** Series whose yearly value decides. */
  series: z.string().min(1),
  /** An onset is the first year at or above this value … */
  threshold: z.number().positive(),
  /** … after at least this many years below it. */
  yearsBelow: z.int().min(1).max(20),
  text: z.string(),
})

const seriesIds = z.strictObject({
  /** 1 in a year with an onset. */
  onset: z.string().min(1),
  /** 1 while an episode is under way. */
  ongoing: z.string().min(1).exactOptional(),
  /** 1 once an episode has been recorded. */
  ever: z.string().min(1).exactOptional(),
})

const head = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  description: z.string(),
  citation: z.string().min(1),
  licence: z.string().min(1),
  /** Whole months from the end of a year until the list says what happened in it. */
  publicationLagMonths: z.int().min(0).max(60),
  /** Importer that reads the user's own copy of a list that is not shipped. */
  importer: z.string().min(1).exactOptional(),
  /** The record of the first unit goes on in the second after the first's last year. */
  continuations: z.array(z.strictObject({ unit: unitId, continuesAs: unitId })).exactOptional(),
}
const schema = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.literal('list'), episodes: z.array(episode), coverage }),
  z.strictObject({ ...head, kind: z.literal('rule'), rule }),
  z.strictObject({ ...head, kind: z.literal('series'), series: seriesIds }),
])

/** One file `indicators/outcomes/*.outcome.json`: episodes by name, a rule over a series, or ready-made series. */
export type OutcomeFile = z.infer<typeof schema>
export type OutcomeList = Extract<OutcomeFile, { kind: 'list' }>
export type OutcomeRule = Extract<OutcomeFile, { kind: 'rule' }>
export type Episode = z.infer<typeof episode>
type WatchedUnit = NonNullable<OutcomeList['coverage']['units']>[number]

/** Reads an outcome file. @throws ForewatchError `bad-schema`, `out-of-range` (an episode that ends before it starts) */
export function parseOutcomeFile(data: unknown, where: string): OutcomeFile {
  const result = schema.safeParse(data)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new ForewatchError('bad-schema', {
      what: 'An outcome list cannot be read',
      where: `${where}, ${issue?.path.join('.') ?? ''}`,
      found: issue?.message ?? 'another structure',
      expected: 'id, title, kind, episodes or rule, coverage, citation and licence',
      next: 'See indicators/outcomes/README.md',
    })
  }
  const file = result.data
  const backwards =
    file.kind === 'list'
      ? file.episodes.find((e) => e.endYear !== null && e.endYear < e.startYear)
      : undefined
  if (backwards) {
    throw new ForewatchError('out-of-range', {
      what: 'An episode ends before it starts',
      where: `${where}, ${backwards.unit} ${backwards.startYear}`,
      found: `end ${backwards.endYear}`,
      expected: `${backwards.startYear} or later`,
      next: 'Correct the file',
    })
  }
  return file
}

function unknownUnit(listId: string, unit: string): ForewatchError {
  return new ForewatchError('unknown-unit', {
    what: 'An outcome list names a unit that is not in the country registry',
    where: listId,
    found: unit,
    expected: 'a three-letter id of indicators/countries/units.json',
    next: 'Correct the list or add the unit',
  })
}

/** Links of `continuations` as indices. @throws ForewatchError `unknown-unit` */
export function continuationIndex(
  file: { readonly id: string; readonly continuations?: OutcomeFile['continuations'] | undefined },
  unitIds: readonly string[],
): Int16Array {
  const continuesAs = new Int16Array(unitIds.length).fill(-1)
  for (const link of file.continuations ?? []) {
    const from = unitIds.indexOf(link.unit)
    const to = unitIds.indexOf(link.continuesAs)
    if (from < 0 || to < 0) throw unknownUnit(file.id, from < 0 ? link.unit : link.continuesAs)
    continuesAs[from] = to
  }
  return continuesAs
}

/** Every unit and year of a list. Outside the list's coverage all is unknown; inside, no episode means none.
 *  An episode without end runs to the last year covered. `ever` counts what the list itself records from its start.
 *  @param perpetrators which episodes count; others are left out as if not listed
 *  @throws ForewatchError `unknown-unit` */
export function panelFromList(
  list: OutcomeList,
  unitIds: readonly string[],
  perpetrators: readonly Episode['perpetrator'][] = ['state', 'non-state', 'unknown'],
): OutcomePanel {
  const index = new Map(unitIds.map((id, i) => [id, i]))
  const at = (unit: string): number => {
    const i = index.get(unit)
    if (i === undefined) throw unknownUnit(list.id, unit)
    return i
  }
  const { from, to } = list.coverage
  const nYears = to - from + 1
  const nUnits = unitIds.length
  const onset = new Uint8Array(nYears * nUnits).fill(UNKNOWN)
  const watched: readonly WatchedUnit[] = list.coverage.units ?? unitIds.map((unit) => ({ unit }))
  for (const span of watched) {
    const u = at(span.unit)
    const first = Math.max(from, span.from ?? from)
    const last = Math.min(to, span.to ?? to)
    for (let y = first; y <= last; y++) onset[(y - from) * nUnits + u] = 0
  }
  const ongoing = onset.slice()
  const started = new Uint8Array(nUnits)
  for (const e of list.episodes) {
    const u = at(e.unit)
    if (!perpetrators.includes(e.perpetrator)) continue
    if (e.perpetrator === 'non-state' && e.startYear < (list.coverage.nonStateFrom ?? from)) continue
    if (e.startYear < from) started[u] = 1
    for (let y = Math.max(from, e.startYear); y <= Math.min(to, e.endYear ?? to); y++) {
      const cell = (y - from) * nUnits + u
      if (onset[cell] === UNKNOWN) continue
      ongoing[cell] = 1
      if (y === e.startYear) onset[cell] = 1
    }
  }
  const ever = everFrom(onset, ongoing, nUnits, started)
  const continuesAs = continuationIndex(list, unitIds)
  return {
    id: list.id,
    title: list.title,
    unitIds,
    firstYear: from,
    nYears,
    onset,
    ongoing,
    ever,
    continuesAs,
  }
}

/** 1 from the first year with an onset or an ongoing episode on; unknown years stay unknown until then. */
export function everFrom(
  onset: Uint8Array,
  ongoing: Uint8Array,
  nUnits: number,
  started: Uint8Array = new Uint8Array(nUnits),
): Uint8Array {
  const ever = new Uint8Array(onset.length)
  const seen = started.slice()
  for (let cell = 0; cell < onset.length; cell++) {
    const u = cell % nUnits
    if (onset[cell] === 1 || ongoing[cell] === 1) seen[u] = 1
    ever[cell] = seen[u] === 1 ? 1 : onset[cell]!
  }
  return ever
}
