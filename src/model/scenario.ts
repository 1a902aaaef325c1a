import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import { visibleText } from '../core/visible-text'

/** One assumption as it is kept and linked; the engine's `ScenarioEdit`. */
export const assumptionSchema = z.strictObject({
  unit: z.string().regex(/^[A-Z][A-Z0-9]{2}$/),
  series: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  op: z.enum(['set', 'shift', 'multiply']),
  value: z.number(),
  years: z.number().int().min(1).max(30).optional(),
})
export type Assumption = Readonly<z.infer<typeof assumptionSchema>>

export const MOST_ASSUMPTIONS = 20

/** A scenario as it is kept on this device. It holds assumptions, never data. */
export const scenarioSchema = z.strictObject({
  format: z.literal('forewatch-scenario-1'),
  title: z.string().overwrite(visibleText).min(1).max(120),
  assumptions: z.array(assumptionSchema).min(1).max(MOST_ASSUMPTIONS),
})
export type Scenario = Readonly<Omit<z.infer<typeof scenarioSchema>, 'assumptions'>> & {
  readonly assumptions: readonly Assumption[]
}

/** Reads a scenario from storage. @throws ForewatchError `bad-file` */
export function readScenario(json: unknown): Scenario {
  const read = scenarioSchema.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new ForewatchError('bad-file', {
    what: 'A scenario cannot be read',
    where: issue?.path.join('.') || 'the whole',
    found: issue?.message ?? 'another form',
    expected: 'forewatch-scenario-1',
  })
}

const OPS = { set: 'to', shift: 'by', multiply: 'times' } as const

/** Assumptions in a link: `SSD.unhcr_idps.times.2.3`, the last being years. */
export function assumptionsText(assumptions: readonly Assumption[]): string {
  return assumptions
    .map(({ unit, series, op, value, years }) =>
      [unit, series, OPS[op], String(value).replace('.', 'p'), ...(years === undefined ? [] : [years])].join(
        '.',
      ),
    )
    .join(',')
}

/** Assumptions of a link. Whatever is malformed is ignored, never obeyed. */
export function readAssumptions(text: string): readonly Assumption[] {
  return text
    .split(',')
    .slice(0, MOST_ASSUMPTIONS)
    .flatMap((part) => {
      const [unit, series, word, value, years] = part.split('.')
      const op = (Object.keys(OPS) as (keyof typeof OPS)[]).find((each) => OPS[each] === word)
      const read = assumptionSchema.safeParse({
        unit,
        series,
        op,
        value: value === undefined || value === '' ? NaN : Number(value.replace('p', '.')),
        ...(years === undefined ? {} : { years: Number(years) }),
      })
      return read.success ? [read.data] : []
    })
}
