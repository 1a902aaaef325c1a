import type { Command } from 'commander'
import type { SnapshotFlags } from './snapshot'

/** `snapshot`, `verify` and `compare`. */
export function addBriefingCommands(command: Command, model: string, series: string): void {
  command
    .command('snapshot')
    .description('freezes figures, model and results into one file that can be verified later')
    .option('--model <file>', 'risk model (JSON)', model)
    .option('--series <path>', 'folder such as indicators/', series)
    .option('--as-of <date>', 'only what had been published by this day counts (YYYY-MM-DD)')
    .option(
      '--country <ids>',
      'countries whose contributions are kept, with commas; absent = the highest ranked',
    )
    .requiredOption('--out <file>', 'file to write')
    .action(async (flags: SnapshotFlags) => (await import('./snapshot')).snapshot(flags))
  command
    .command('verify')
    .description('opens a snapshot, computes every number anew and compares')
    .argument('<file>', 'snapshot')
    .action(async (file: string) => (await import('./snapshot')).verify(file))
  command
    .command('compare')
    .description('sets two snapshots side by side')
    .argument('<first>', 'snapshot')
    .argument('<second>', 'snapshot')
    .action(async (first: string, second: string) => (await import('./snapshot')).compare(first, second))
}
