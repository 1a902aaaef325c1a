import { Option, type Command } from 'commander'

export interface EditionsFlags {
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly country?: string
  readonly edition?: readonly string[]
  readonly format: 'text' | 'json'
}

/** `--edition`, which may be given several times: another edition in use in the place of the figures that are shipped. */
export function editionOption(): Option {
  return new Option(
    '--edition <source=edition>',
    'another edition in use, see `editions`; may be given several times',
  ).argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text])
}

/** `editions`: which editions stand beside the package, and what one country looks like under each. */
export function addEditionsCommand(command: Command, model: string, series: string): void {
  command
    .command('editions')
    .description(
      'editions that stand beside the figures in use; with a country its score and rank under each',
    )
    .option('--model <file>', 'risk model (JSON)', model)
    .option('--series <path>', 'data package (folder)', series)
    .option('--as-of <date>', 'only what had been published by this day counts (YYYY-MM-DD)')
    .option('--country <id>', 'unit id, for example SDN: score and rank under each edition, and what differs')
    .addOption(editionOption())
    .addOption(new Option('--format <format>', 'output').choices(['text', 'json']).default('text'))
    .action(async (flags: EditionsFlags) => (await import('./editions')).editions(flags))
}
