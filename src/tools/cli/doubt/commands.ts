import { InvalidArgumentError, Option, type Command } from 'commander'
import { DEFAULT_DRAWS } from '../../../engine/doubt'
import { assessmentsOption } from '../assessment-option'
import { editionOption } from '../edition-commands'

export interface WorldFlags {
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly edition?: readonly string[]
  readonly assessments?: string
  readonly format: 'json' | 'csv'
}
export interface DoubtFlags extends WorldFlags {
  readonly draws: number
  readonly seed?: number
  readonly without?: string
  readonly reading?: string
  readonly node?: string
}
export interface SensitivityFlags extends Omit<DoubtFlags, 'draws'> {
  readonly rows: number
  readonly country?: string
}
export interface ScenarioFlags extends WorldFlags {
  readonly title: string
  readonly set?: readonly string[]
  readonly shift?: readonly string[]
  readonly multiply?: readonly string[]
}

function whole(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0 && value <= 1_000_000) return value
  throw new InvalidArgumentError('a whole number from 1 to 1 000 000')
}

function seedOf(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= 0xffffffff) return value
  throw new InvalidArgumentError('a whole number from 0 to 4 294 967 295')
}

/** `doubt`, `sensitivity`, `audit`, `scenario` and `diff`. */
export function addDoubtCommands(command: Command, model: string, series: string): void {
  const common = (name: string, description: string): Command =>
    command
      .command(name)
      .description(description)
      .option('--model <file>', 'risk model (JSON)', model)
      .option('--series <path>', 'data package (folder) or tidy CSV', series)
      .option('--as-of <date>', 'only what had been published by this day counts (YYYY-MM-DD)')
      .addOption(editionOption())
      .addOption(assessmentsOption())
      .addOption(new Option('--format <format>', 'output').choices(['json', 'csv']).default('json'))
  const drawn = (one: Command): Command =>
    one
      .option('--seed <n>', 'another seed than the model’s', seedOf)
      .option(
        '--without <choices>',
        'choices that are not varied, with commas: data,fills,norms,weights,aggregation,sources',
      )
      .option('--reading <id>', 'another reading than the first of the model')
      .option('--node <id>', 'a node of the tree instead of the whole')
  drawn(common('doubt', 'ranges of score and rank and the probability of each tier, by Monte Carlo'))
    .option('--draws <n>', 'number of draws', whole, DEFAULT_DRAWS)
    .action(async (flags: DoubtFlags) => (await import('./doubt')).doubt(flags))
  drawn(
    common('sensitivity', 'which choice the doubt comes from (Sobol), and what each part of the model does'),
  )
    .option('--rows <n>', 'rows of the Sobol samples; a power of two is best', whole, 1024)
    .option('--country <id>', 'also of this unit’s score, and what would change its tier')
    .action(async (flags: SensitivityFlags) => (await import('./sensitivity')).sensitivity(flags))
  common(
    'audit',
    'index audit: correlations, consistency, effective weights, redundancy, coverage, shapes',
  ).action(async (flags: WorldFlags) => (await import('./audit')).audit(flags))
  const edits = (text: string, before: readonly string[] | undefined) => [...(before ?? []), text]
  common('scenario', 'scores one date under assumptions and compares it with what is')
    .requiredOption('--title <text>', 'name of the scenario')
    .option('--set <unit:series=value>', 'sets a value; may be given several times', edits)
    .option('--shift <unit:series=value>', 'adds to the newest value', edits)
    .option('--multiply <unit:series=value>', 'multiplies the newest value', edits)
    .action(async (flags: ScenarioFlags) => (await import('./scenario')).scenario(flags))
  command
    .command('diff')
    .description('what two models differ in, line by line')
    .argument('<earlier>', 'risk model (JSON)')
    .argument('<later>', 'risk model (JSON)')
    .addOption(new Option('--format <format>', 'output').choices(['text', 'json', 'csv']).default('text'))
    .action(async (earlier: string, later: string, { format }: { format: 'text' | 'json' | 'csv' }) =>
      (await import('./diff')).diff(earlier, later, format),
    )
}
