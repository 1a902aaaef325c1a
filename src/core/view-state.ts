import { contextLensId, type ContextLensId } from './context-lens'
import { asOfMonth } from './period'

/** What a link carries. Never names of lists, notes or assessments. */
export interface ViewState {
  /** ISO date, absent = the newest year end. */
  readonly asOf?: string
  /** Other editions of sources in use, by id in a fixed order; absent = the figures as shipped. */
  readonly editions?: readonly string[]
  /** Reading id, absent = the model's headline. */
  readonly reading?: string
  /** Node id of a factor, absent = the whole. */
  readonly node?: string
  /** Counts shown in place of the model's score, absent = the score. Reading, factor and tiers are unused meanwhile. */
  readonly context?: ContextLensId
  /** Which list of the context, absent = the first that is known by the date. */
  readonly list?: string
  /** Measure of the context: persons; absent = persons per million people. */
  readonly measure?: 'count'
  /** Part of a name that the list is filtered by; what is typed there is a country's name, no note. */
  readonly find?: string
  readonly sort: 'score' | 'name'
  /** Tier ids shown, absent = all. */
  readonly tiers?: readonly string[]
  /** Selected unit id. */
  readonly unit?: string
  /** Open section or indicator on the country page. */
  readonly open?: string
  /** Open tab of a panel, for example `sensitivity` on the model page. */
  readonly tab?: string
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/
const EDITION = /^[a-z0-9][a-z0-9-]{0,79}$/
const MAX_TIERS = 12
const MAX_EDITIONS = 5

type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

function text(query: Query, key: string): string | undefined {
  const value = query[key]
  return typeof value === 'string' && value.length <= 400 ? value : undefined
}

function id(query: Query, key: string): string | undefined {
  const value = text(query, key)
  return value !== undefined && ID.test(value) ? value : undefined
}

function isoDate(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  try {
    asOfMonth(value)
  } catch {
    return undefined
  }
  return value
}

/** Reads a link's query. Whatever is not on the allow-list, too long or malformed is ignored, never obeyed. */
export function parseViewState(query: Query): ViewState {
  const tiers = text(query, 'tiers')
    ?.split(',')
    .filter((tier) => ID.test(tier))
    .slice(0, MAX_TIERS)
  const editions = [...new Set(text(query, 'edition')?.split(','))]
    .filter((edition) => EDITION.test(edition))
    .sort()
    .slice(0, MAX_EDITIONS)
  const state = {
    asOf: isoDate(text(query, 'asof')),
    editions: editions.length > 0 ? editions : undefined,
    reading: id(query, 'reading'),
    node: id(query, 'node'),
    context: contextLensId(text(query, 'context')),
    list: id(query, 'list'),
    measure: text(query, 'measure') === 'count' ? ('count' as const) : undefined,
    find: text(query, 'find')?.slice(0, 60) || undefined,
    sort: text(query, 'sort') === 'name' ? ('name' as const) : ('score' as const),
    tiers: tiers && tiers.length > 0 ? tiers : undefined,
    unit: id(query, 'unit'),
    open: id(query, 'open'),
    tab: id(query, 'tab'),
  }
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined),
  ) as unknown as ViewState
}

/** The query of a link: only what differs from the default, in a fixed order. */
export function formatViewState(state: ViewState): Record<string, string> {
  const query: Record<string, string> = {}
  if (state.asOf) query.asof = state.asOf
  if (state.editions && state.editions.length > 0) query.edition = state.editions.join(',')
  if (state.reading) query.reading = state.reading
  if (state.node) query.node = state.node
  if (state.context) query.context = state.context
  if (state.list) query.list = state.list
  if (state.measure) query.measure = state.measure
  if (state.find) query.find = state.find
  if (state.sort !== 'score') query.sort = state.sort
  if (state.tiers && state.tiers.length > 0) query.tiers = state.tiers.join(',')
  if (state.unit) query.unit = state.unit
  if (state.open) query.open = state.open
  if (state.tab) query.tab = state.tab
  return query
}
