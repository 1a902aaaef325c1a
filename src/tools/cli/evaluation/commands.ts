import { Option, type Command } from 'commander'
import type { LearnFlags } from '../learn'
import type { RecordFlags } from '../record'
import type { EvaluationFlags } from './flags'

const list = (value: string): string[] => value.split(',').filter((part) => part !== '')

/** Adds `evaluate` and `learn` to the program. */
export function addEvaluationCommands(program: Command, model: string, series: string): void {
  const common = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option('--model <file>', 'risk model (JSON)', model)
      .option('--series <path>', 'data package (folder), tidy CSV, or EWP’s predictor file', series)
      .option('--outcome <id>', 'outcome list: an id of indicators/outcomes or a file', 'ewp-onsets')
      .option('--outcome-file <file>', 'your own copy of a list that is not shipped (TMK, PITF)')
      .option('--origins <years>', 'first and last origin', '1993-2022')
      .option('--horizon <years>', 'years after the origin, 1–5', '2')
      .addOption(new Option('--unit <unit>', 'row').choices(['direct', 'event']).default('direct'))
      .addOption(
        new Option('--ongoing <rule>', 'rows at an ongoing episode')
          .choices(['keep', 'drop'])
          .default('keep'),
      )
      .addOption(
        new Option('--convention <name>', 'data of the year itself, or as published by its end')
          .choices(['period', 'published'])
          .default('published'),
      )
      .option('--reading <id>', 'reading of the model; absent = the headline')
      .option('--top <list>', 'lengths of the list, the last one for hits and misses by name', '10,20,30')
      .option('--baseline <names>', 'ewp-foos, plain, or single ones, by comma', list, [])
      .option('--baseline-file <file>', 'EWP’s file of forward forecasts')
      .addOption(
        new Option('--universe <name>', 'only the country-years that EWP scores').choices(['ewp-foos']),
      )
      .option('--learn <kinds>', 'factors, log-factors, indicators, ensemble, by comma', list, [])
      .option('--penalty <number>', 'ridge penalty', '0.003')
      .addOption(
        new Option('--missing <rule>', 'rows that lack a feature')
          .choices(['drop', 'year-mean'])
          .default('year-mean'),
      )
      .option('--train-from <year>', 'first training year; absent = all')
      .option('--bootstrap <draws>', 'country bootstraps for intervals; 0 = none', '0')
      .option('--seed <number>', 'seed of the bootstrap', '20250903')
      .option('--calibrate <methods>', 'isotonic, platt, by comma; fitted forward only', list, [])
      .addOption(new Option('--format <format>', 'output').choices(['json', 'csv']).default('json'))
  common('evaluate', 'measures a model on past onsets, beside baselines on the same rows').action(
    async (options: EvaluationFlags) => (await import('../evaluate')).evaluate(options),
  )
  common('learn', 'learns non-negative weights forward in time')
    .option('--adopt <file>', 'writes the learnt weights of the last origin as a model file')
    .action(async (options: LearnFlags) => (await import('../learn')).learn(options))
  program
    .command('record')
    .description('writes what the shipped models did on past onsets, for the Method page')
    .option('--tmk <file>', 'your own copy of the targeted mass killing list')
    .option('--pitf <file>', 'your own copy of the list of genocides and politicides')
    .option('--out <file>', 'file to write', 'indicators/evaluation/record.json')
    .action(async (options: RecordFlags) => (await import('../record')).record(options))
}
