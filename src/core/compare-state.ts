/** What a link to the Compare screen carries beside the view state. */
export interface CompareState {
  readonly by: 'countries' | 'models' | 'editions'
  /** Unit ids in the order shown, at most six; fewer than two are filled up on screen. */
  readonly units: readonly string[]
  /** Keys of model versions, at most four; `draft` stands for the draft. */
  readonly models: readonly string[]
  /** Ids of other editions set beside the shipped figures, at most three. */
  readonly editions: readonly string[]
  /** Places (0 = first) of the two that are contrasted. */
  readonly pair: readonly [number, number]
}

export const MOST_UNITS = 6
export const MOST_MODELS = 4
export const MOST_EDITIONS = 3

const UNIT = /^[A-Z][A-Z0-9]{2}$/
const EDITION = /^[a-z0-9][a-z0-9-]{0,79}$/
const MODEL = /^[a-z0-9][A-Za-z0-9._:@+-]{0,99}$/
const MOST_TEXT = 500
type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

function list(value: unknown, allowed: RegExp, most: number): readonly string[] {
  if (typeof value !== 'string' || value.length > MOST_TEXT) return []
  return [...new Set(value.split(',').filter((one) => allowed.test(one)))].slice(0, most)
}

/** Reads a link's query. Whatever is not on the allow-list or malformed is ignored, never obeyed. */
export function parseCompareState(query: Query): CompareState {
  const pair = typeof query.pair === 'string' ? /^([0-5])-([0-5])$/.exec(query.pair) : null
  return {
    by: query.by === 'models' || query.by === 'editions' ? query.by : 'countries',
    units: list(query.units, UNIT, MOST_UNITS),
    models: list(query.models, MODEL, MOST_MODELS),
    editions: list(query.editions, EDITION, MOST_EDITIONS),
    pair: pair && pair[1] !== pair[2] ? [Number(pair[1]), Number(pair[2])] : [0, 1],
  }
}

/** The query of a link: only what differs from the default, in a fixed order. */
export function formatCompareState({
  by,
  units,
  models,
  editions,
  pair,
}: CompareState): Record<string, string> {
  return {
    ...(by === 'countries' ? {} : { by }),
    ...(units.length > 0 ? { units: units.join(',') } : {}),
    ...(models.length > 0 ? { models: models.join(',') } : {}),
    ...(editions.length > 0 ? { editions: editions.join(',') } : {}),
    ...(pair[0] === 0 && pair[1] === 1 ? {} : { pair: `${pair[0]}-${pair[1]}` }),
  }
}
