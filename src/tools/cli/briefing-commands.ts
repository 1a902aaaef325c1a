import { Option, type Command } from 'commander'
import { ForewatchError } from '../../core/errors'
import type { AlertFlags } from './alerts'
import type { BriefingFlags } from './briefing'
import { assessmentsOption } from './assessment-option'
import { editionOption } from './edition-commands'
import type { SnapshotFlags } from './snapshot'

/** An option that stands twice adds to itself, so that nothing is dropped without a word. */
const joined = (ids: string, before: string | undefined): string =>
  before === undefined ? ids : `${before},${ids}`

/** What a snapshot has fixed already. */
const FIXED = ['model', 'series', 'asOf', 'edition', 'assessments']

/** @throws ForewatchError `bad-argument` for an option that a snapshot would pass over without a word */
function refuseBesideSnapshot(given: Command): void {
  if (given.getOptionValue('snapshot') === undefined) return
  const beside = given.options.filter(
    (option) =>
      FIXED.includes(option.attributeName()) && given.getOptionValueSource(option.attributeName()) === 'cli',
  )
  if (beside.length === 0) return
  throw new ForewatchError('bad-argument', {
    what: 'A snapshot has its own model, figures and date',
    where: '--snapshot',
    found: beside.map(({ long }) => long).join(', '),
    expected: 'a snapshot without options that it fixes',
    next: 'Leave these options out, or leave out --snapshot to make a briefing from figures of now',
  })
}

/** `snapshot`, `verify`, `compare`, `briefing` and `alerts`. */
export function addBriefingCommands(command: Command, model: string, series: string): void {
  command
    .command('snapshot')
    .description('freezes figures, model and results into one file that can be verified later')
    .option('--model <file>', 'risk model (JSON)', model)
    .option('--series <path>', 'folder such as indicators/', series)
    .option('--as-of <date>', 'only what had been published by this day counts (YYYY-MM-DD)')
    .addOption(editionOption())
    .addOption(assessmentsOption())
    .option(
      '--country <ids>',
      'countries whose contributions are kept, with commas; absent = the highest ranked',
      joined,
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
  command
    .command('briefing')
    .description('writes a document from a snapshot, or from one made now')
    .addOption(
      new Option('--kind <kind>', 'what it is about')
        .choices(['country', 'list', 'comparison', 'map'])
        .default('country'),
    )
    .option('--country <ids>', 'ISO3 codes with commas, for example SDN,MMR; may stand several times', joined)
    .addOption(
      new Option('--format <format>', 'file format')
        .choices(['pdf', 'docx', 'pptx', 'xlsx', 'html', 'csv', 'json', 'png', 'svg'])
        .default('pdf'),
    )
    .addOption(new Option('--paper <paper>', 'paper').choices(['A4', 'Letter']).default('A4'))
    .option('--snapshot <file>', 'snapshot to take everything from')
    .option('--model <file>', 'risk model (JSON), where no snapshot is given', model)
    .option('--series <path>', 'folder such as indicators/, where no snapshot is given', series)
    .option('--as-of <date>', 'date of the snapshot made now (YYYY-MM-DD)')
    .addOption(editionOption())
    .addOption(assessmentsOption())
    .option('--title <text>', 'title of the document; blank = one is made')
    .option('--label <text>', 'sensitivity label')
    .option('--calendar <file>', 'CSV of events ahead, as for alerts, counted from the date of the snapshot')
    .option('--out <file>', 'file to write; absent = a name made from content, date and snapshot')
    .action(async (flags: BriefingFlags, given: Command) => {
      refuseBesideSnapshot(given)
      await (await import('./briefing')).briefing(flags)
    })
  command
    .command('alerts')
    .description('what alert rules see at the newest year end, with how such alerts did in the past')
    .option('--model <file>', 'risk model (JSON)', model)
    .option('--series <path>', 'folder such as indicators/', series)
    .option('--as-of <date>', 'the newest year end by this day (YYYY-MM-DD)')
    .option('--rules <file>', 'alert rules (JSON); absent = those that come with the software')
    .option(
      '--calendar <file>',
      'CSV with country, date, kind, title, known_since, source: your own events ahead',
    )
    .option(
      '--today <date>',
      'day that the newest date looks ahead from; absent = its own last day, so that no clock changes a file',
    )
    .option('--all', 'alerts of every year end since 1990')
    .addOption(new Option('--format <format>', 'output').choices(['json', 'atom', 'csv']).default('json'))
    .option('--site <address>', 'web address of the app, for the links of the feed', 'http://localhost/')
    .option('--out <folder>', 'writes alerts.json, alerts.atom and alerts.csv there, for static hosting')
    .option('--record <file>', 'writes how the rules would have done in 1990–2024, for the Method page')
    .action(async (flags: AlertFlags) => (await import('./alerts')).alerts(flags))
}
