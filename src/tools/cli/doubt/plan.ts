import { ForewatchError } from '../../../core/errors'
import {
  compileDoubt,
  DEFAULT_DOUBT,
  DOUBT_CHOICES,
  type DoubtChoice,
  type DoubtPlan,
  type DoubtSettings,
} from '../../../engine/doubt'
import type { CliRun } from '../run'
import type { DoubtFlags } from './commands'

type PlanFlags = Pick<DoubtFlags, 'seed' | 'without' | 'reading' | 'node'>

/** The doubt plan that the flags ask for. @throws ForewatchError `bad-argument`, `unknown-node` or as `compileDoubt` */
export function planOf(
  { run, data, pack }: CliRun,
  flags: PlanFlags,
  settings = settingsOf(flags),
): DoubtPlan {
  const { reading, node, seed } = flags
  if (reading !== undefined && !run.readings.some(({ spec }) => spec.id === reading))
    throw unknown(
      'reading',
      reading,
      run.readings.map(({ spec }) => spec.id),
    )
  const shown = run.readings.find(({ spec }) => spec.id === reading) ?? run.readings[0]!
  if (node !== undefined && !shown.nodes.some(({ id }) => id === node))
    throw unknown('node', node, shown.nodes.map(({ id }) => id).slice(-16))
  return compileDoubt({
    run,
    data,
    momentIndex: 0,
    settings,
    sourceOf: pack.sourceOf,
    ...(reading === undefined ? {} : { readingId: reading }),
    ...(node === undefined ? {} : { nodeId: node }),
    ...(seed === undefined ? {} : { seed }),
  })
}

export function settingsOf({ without }: Pick<DoubtFlags, 'without'>): DoubtSettings {
  const off = new Set(without?.split(',').map((choice) => choice.trim()))
  for (const choice of off)
    if (!(DOUBT_CHOICES as readonly string[]).includes(choice)) throw unknown('choice', choice, DOUBT_CHOICES)
  const vary = Object.fromEntries(DOUBT_CHOICES.map((choice) => [choice, !off.has(choice)]))
  return { ...DEFAULT_DOUBT, vary: vary as Record<DoubtChoice, boolean> }
}

/** Nothing varied: the model as it is. */
export function asItIs(): DoubtSettings {
  return settingsOf({ without: DOUBT_CHOICES.join(',') })
}

function unknown(kind: string, found: string, expected: readonly string[]): ForewatchError {
  return new ForewatchError(kind === 'node' ? 'unknown-node' : 'bad-argument', {
    what: `There is no ${kind} of this name`,
    found,
    expected: expected.join(', '),
    next: 'Correct the name',
  })
}

export const round = (value: number, digits = 4): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null
