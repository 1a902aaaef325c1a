/** `npm run -s forewatch -- score|explain|validate|evaluate|learn`: scores on the command line. Results go to stdout, messages to stderr;
 *  bad input ends with exit code 2, a fault of the program with 1. */
import { Command, CommanderError, Option } from 'commander'
import type { AuditFlags } from './cli/audit-sources'
import { addBriefingCommands } from './cli/briefing-commands'
import { addDoubtCommands } from './cli/doubt/commands'
import { assessmentsOption } from './cli/assessment-option'
import { addEditionsCommand, editionOption } from './cli/edition-commands'
import { addEvaluationCommands } from './cli/evaluation/commands'
import { printError } from './cli/print-error'
import { endQuietlyOnClosedPipe } from './lib/file-fault'

const MODEL = 'indicators/models/framework-baseline.json'
const SERIES = 'indicators'

function program(): Command {
  const command = new Command('forewatch')
    .description('Country risk scores from any model tree and any tidy series')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  const common = (name: string, description: string): Command =>
    command
      .command(name)
      .description(description)
      .option('--model <file>', 'risk model (JSON)', MODEL)
      .option('--series <path>', 'data package (folder) or tidy CSV', SERIES)
      .option('--as-of <date>', 'only what had been published by this day counts (YYYY-MM-DD)')
      .addOption(editionOption())
      .addOption(assessmentsOption())
  common('score', 'scores every unit')
    .addOption(new Option('--format <format>', 'output').choices(['json', 'csv']).default('json'))
    .action(async (options: ScoreFlags) => (await import('./cli/score')).score(options))
  common('explain', 'takes the score of one unit apart, down to the raw values')
    .requiredOption('--country <id>', 'unit id, for example SDN')
    .addOption(new Option('--format <format>', 'output').choices(['json', 'text']).default('text'))
    .action(async (options: ExplainFlags) => (await import('./cli/explain')).explain(options))
  common('audit-sources', 'what rests on each source: stopped, carried forward, and tiers without it')
    .option('--countries', 'name every country whose tier changes')
    .addOption(new Option('--format <format>', 'output').choices(['text', 'csv']).default('text'))
    .action(async (options: AuditFlags) => (await import('./cli/audit-sources')).audit(options))
  addEditionsCommand(command, MODEL, SERIES)
  command
    .command('validate')
    .description('checks a model, a data package or a tidy CSV')
    .argument('<path>', 'file or folder')
    .option('--series <path>', 'a model must find its series here')
    .action(async (path: string, options: { series?: string }) =>
      (await import('./cli/validate')).validate(path, options),
    )
  addEvaluationCommands(command, MODEL, SERIES)
  addBriefingCommands(command, MODEL, SERIES)
  addDoubtCommands(command, MODEL, SERIES)
  return command
}

export interface ScoreFlags {
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly edition?: readonly string[]
  readonly assessments?: string
  readonly format: 'json' | 'csv'
}
export interface ExplainFlags extends Omit<ScoreFlags, 'format'> {
  readonly country: string
  readonly format: 'json' | 'text'
}

async function main(): Promise<number> {
  try {
    await program().parseAsync()
    return 0
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    return printError(error)
  }
}

endQuietlyOnClosedPipe()
process.exitCode = await main()
