/** What a link to the workbench carries beside the view state. */
export interface WorkbenchState {
  /** Choices that are not varied, see `DOUBT_CHOICES` of the engine. */
  readonly without: readonly string[]
  readonly draws: number
  /** Absent = the saved model's own. */
  readonly seed?: number
  /** Rows of the sensitivity sample. */
  readonly rows: number
  /** What is left out, one after the other. */
  readonly parts: 'factor' | 'indicator' | 'source'
  /** Table of the audit. */
  readonly table: (typeof AUDIT_TABLES)[number]
  /** Findings in order are shown too. */
  readonly fine: boolean
  /** Id of the saved scenario that the assumptions started from. */
  readonly scenario?: string
  /** Assumptions of the scenario, as `model/scenario.ts` writes them; read there, never here. */
  readonly assume?: string
}

export const AUDIT_TABLES = ['weights', 'consistency', 'redundancy', 'inputs', 'countries', 'shapes'] as const

/** 1 200 keep the standard error of a tier probability at or below 1.5 points. */
export const DRAW_COUNTS = [300, 1200, 10_000] as const
export const ROW_COUNTS = [256, 512, 1024, 4096] as const

export const WORKBENCH_DEFAULTS: WorkbenchState = {
  without: [],
  draws: 1200,
  rows: 512,
  parts: 'factor',
  table: 'weights',
  fine: false,
}

const ID = /^[A-Za-z0-9-]{1,64}$/
const MOST_TEXT = 2000
const WORD = /^[a-z]{1,16}$/
const MOST_WORDS = 12
type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

function whole(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined
}

/** Reads a link's query. Whatever is not on the allow-list or malformed is ignored, never obeyed. */
export function parseWorkbenchState(query: Query): WorkbenchState {
  const own = WORKBENCH_DEFAULTS
  const seed = whole(query.seed)
  const { scenario, assume } = query
  return {
    without:
      typeof query.without === 'string'
        ? query.without
            .split(',')
            .filter((word) => WORD.test(word))
            .slice(0, MOST_WORDS)
        : own.without,
    draws: DRAW_COUNTS.find((count) => count === whole(query.draws)) ?? own.draws,
    ...(seed !== undefined && seed > 0 ? { seed } : {}),
    rows: ROW_COUNTS.find((count) => count === whole(query.rows)) ?? own.rows,
    parts: (['indicator', 'source'] as const).find((kind) => kind === query.parts) ?? own.parts,
    table: AUDIT_TABLES.find((table) => table === query.table) ?? own.table,
    fine: query.fine === '1',
    ...(typeof scenario === 'string' && ID.test(scenario) ? { scenario } : {}),
    ...(typeof assume === 'string' && assume !== '' && assume.length <= MOST_TEXT ? { assume } : {}),
  }
}

/** The query of a link: only what differs from the default, in a fixed order. */
export function formatWorkbenchState(state: WorkbenchState): Record<string, string> {
  const own = WORKBENCH_DEFAULTS
  const query: Record<string, string> = {}
  if (state.without.length > 0) query.without = state.without.join(',')
  if (state.draws !== own.draws) query.draws = String(state.draws)
  if (state.seed !== undefined) query.seed = String(state.seed)
  if (state.rows !== own.rows) query.rows = String(state.rows)
  if (state.parts !== own.parts) query.parts = state.parts
  if (state.table !== own.table) query.table = state.table
  if (state.fine) query.fine = '1'
  if (state.scenario !== undefined) query.scenario = state.scenario
  if (state.assume !== undefined && state.assume !== '') query.assume = state.assume
  return query
}
