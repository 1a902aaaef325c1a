import { z } from 'zod'
import { ForewatchError } from '../../core/errors'

export type LiveRow = Readonly<Record<string, unknown>>

/** One page of an answer. */
export interface LivePage {
  readonly rows: readonly LiveRow[]
  /** Number of pages, where the source says it. */
  readonly pages?: number
  /** Number of rows on all pages, where the source says it. */
  readonly total?: number
  /** Which page this is by the source's own word, from 0. */
  readonly page?: number
  /** ISO date on which the source last changed the figures. */
  readonly changed?: string
}

const count = z.int().min(0)
const year = z.union([z.int(), z.string().regex(/^\d{4}$/)])
const figure = z.union([z.number(), z.string().regex(/^(-?\d+(\.\d+)?|[-*]|)$/), z.null()]).optional()
const code = z.string().nullable()

const unhcr = z
  .looseObject({
    page: z.int(),
    maxPages: count,
    items: z.array(
      z.looseObject({
        year,
        coo_iso: code,
        coa_iso: code,
        refugees: figure,
        asylum_seekers: figure,
        idps: figure,
        stateless: figure,
        oip: figure,
      }),
    ),
  })
  .transform(({ page, maxPages, items }): LivePage => ({ rows: items, pages: maxPages, page: page - 1 }))

const worldBank = z
  .tuple([
    z.looseObject({ page: count, pages: count, total: count, lastupdated: z.string().nullish() }),
    z
      .array(
        z.looseObject({
          indicator: z.looseObject({ id: z.string() }),
          countryiso3code: z.string(),
          date: z.string(),
          value: z.number().nullable(),
        }),
      )
      .nullable(),
  ])
  .transform(([{ page, pages, total, lastupdated }, rows]): LivePage => ({
    rows: rows ?? [],
    pages,
    total,
    ...(page > 0 ? { page: page - 1 } : {}),
    ...(lastupdated ? { changed: lastupdated } : {}),
  }))

const inform = z
  .array(
    z.looseObject({
      IndicatorId: z.string(),
      Iso3: z.string(),
      GNAYear: z.int(),
      IndicatorScore: z.number().nullable(),
    }),
  )
  .transform((rows): LivePage => ({ rows, pages: 1 }))

const idmc = z
  .looseObject({
    count,
    last_updated: z.string().optional(),
    results: z.array(
      z.looseObject({
        iso3: z.string(),
        year,
        new_displacement: z.number().nullable(),
        total_displacement: z.number().nullable(),
      }),
    ),
  })
  .transform(({ count: total, last_updated, results }): LivePage => ({
    rows: results,
    total,
    pages: Math.ceil(total / IDMC_LIMIT),
    ...(last_updated === undefined ? {} : { changed: last_updated }),
  }))

const ucdp = z
  .looseObject({
    TotalCount: count,
    TotalPages: count,
    Result: z.array(z.looseObject({ country_id: z.union([z.number(), z.string()]) })),
  })
  .transform(({ TotalCount, TotalPages, Result }): LivePage => ({
    rows: Result,
    pages: TotalPages,
    total: TotalCount,
  }))

const hapi = z
  .looseObject({
    data: z.array(
      z.looseObject({
        location_code: z.string(),
        event_type: z.string(),
        events: z.number().nullable(),
        fatalities: z.number().nullable(),
        reference_period_start: z.string(),
        admin_level: z.int().optional(),
      }),
    ),
  })
  .transform(({ data }): LivePage => ({ rows: data }))

export const IDMC_LIMIT = 100
export const ANSWERS = { unhcr, worldBank, inform, idmc, ucdp, hapi } as const

/** Checks one page against what the source is known to send. @throws ForewatchError `bad-schema` with place and finding */
export function readAnswer(kind: keyof typeof ANSWERS, json: unknown, where: string): LivePage {
  const parsed = ANSWERS[kind].safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: 'The answer of the source has another form than the one known',
    where: issue && issue.path.length > 0 ? `${where}, ${issue.path.join('.')}` : where,
    found: `${sourceMessage(json) ?? issue?.message ?? 'something else'}`.slice(0, 160),
    expected: 'the form of the catalogue of sources',
    next: 'Nothing was taken over; import the file of the source instead, or wait for a new version',
  })
}

/** What a source itself says went wrong, where it answers with a message in place of figures. */
function sourceMessage(json: unknown): string | undefined {
  const head: unknown = Array.isArray(json) ? json[0] : json
  if (typeof head !== 'object' || head === null) return undefined
  const { message, detail, error } = head as Record<string, unknown>
  const found = message ?? detail ?? error
  return found === undefined ? undefined : `the message ${JSON.stringify(found)}`
}
