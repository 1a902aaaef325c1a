/** `npm run indicators -- import|import-all|import-own|refresh|reports|breaks|corrections|uwazi|try|editions|difference|export|check|list`: turns originals into the
 *  data package `indicators/`, and a user's own files into editions of their own.
 *  What was asked for goes to stdout, messages to stderr; bad input ends with exit code 2. */
import { Command, CommanderError } from 'commander'
import { describe, ForewatchError, toForewatchError } from '../core/errors'
import { differenceOf } from '../sources/editions/difference'
import { breakLines, type BreakOptions } from './indicators/breaks'
import { correctionLines } from './indicators/corrections'
import { differenceLines } from './indicators/difference-text'
import { findEdition, OWN, readEditions, readEditionValues } from './indicators/editions-folder'
import { exportData, type ExportOptions } from './indicators/export-data'
import { readCatalogues } from './indicators/data-package'
import { heldLines, importerLines } from './indicators/held'
import { importOwn, type ImportOwnOptions } from './indicators/import-own'
import { check, importAll, importOne, PACKAGE } from './indicators/package-commands'
import { liveList, refresh, type RefreshOptions } from './indicators/refresh'
import { reportLines, shippedProfiles, type ReportOptions } from './indicators/reports'
import { TRIED_HEADER, triedLine, tryFolder } from './indicators/try-files'
import { importUwazi, type UwaziOptions } from './indicators/uwazi'
import { endQuietlyOnClosedPipe, fileFault } from './lib/file-fault'
import { loadRegistry } from './registry/load'

const say = (text: string): void => void process.stderr.write(`${text}\n`)
/** What was asked for, as against messages on the way. */
const print = (text: string): void => void process.stdout.write(`${text}\n`)

async function own(files: string[], options: ImportOwnOptions): Promise<void> {
  const now = new Date().toISOString()
  for (const file of files) for (const line of await importOwn(file, options, now)) say(line)
}

async function refreshOne(id: string | undefined, options: RefreshOptions): Promise<void> {
  const lines = id === undefined ? liveList() : await refresh(id, options, new Date().toISOString())
  for (const line of lines) say(line)
}

function reports(files: string[], options: ReportOptions): void {
  const paths = files.length > 0 ? files : shippedProfiles(PACKAGE)
  for (const line of reportLines(paths, options)) print(line)
}

async function tryAll(folder: string): Promise<void> {
  print(TRIED_HEADER)
  for await (const row of tryFolder(folder, loadRegistry(), '.')) print(triedLine(row))
}

function editions(options: { own: string }): void {
  const all = readEditions(options.own)
  for (const { id, values, catalogue } of all) {
    print(
      `${id}\n  ${catalogue.source.title}, ${catalogue.source.edition}: ${values} values of ${catalogue.series.length} series`,
    )
  }
  print(`${all.length} editions in ${options.own}`)
}

function difference(before: string, after: string, options: { own: string }): void {
  const all = readEditions(options.own)
  const [old, young] = [findEdition(all, before), findEdition(all, after)]
  print(`${old.id} → ${young.id}`)
  const found = differenceOf(readEditionValues(options.own, old), readEditionValues(options.own, young))
  for (const line of differenceLines(found)) print(line)
}

function list(folder: string | undefined, options: { importers?: boolean }): void {
  const lines = options.importers ? importerLines() : heldLines(catalogues(folder ?? PACKAGE))
  for (const line of lines) print(line)
}

/** @throws ForewatchError `file-missing` for a folder that is no package */
function catalogues(folder: string) {
  const found = readCatalogues(folder)
  if (found.length > 0) return found
  throw new ForewatchError('file-missing', {
    what: 'The folder holds no catalogue of sources',
    where: folder,
    found: 'no file in catalogue/',
    expected: 'a package folder such as indicators/',
    next: 'Correct the folder',
  })
}

const program = new Command('indicators').description(
  'Imports original files into a data package and checks it',
)
program.exitOverride()
const out = ['--out <folder>', 'package folder', PACKAGE] as const
program
  .command('import')
  .description('import the originals of one source')
  .argument('<source>')
  .argument('<files...>')
  .option(...out)
  .action((id: string, files: string[], options: { out: string }) => importOne(id, files, options.out, say))
program
  .command('import-all')
  .description('import every source whose originals lie in a folder of known layout')
  .argument('<folder>')
  .option(...out)
  .action((folder: string, options: { out: string }) => importAll(folder, options.out, say))
const ownFolder = ['--own <folder>', 'folder of your own editions', OWN] as const
program
  .command('import-own')
  .description('import files of your own; the form is recognised, or told by a recipe')
  .argument('<files...>')
  .option('--recipe <file>', 'recipe that says which column holds what')
  .option('--shape <id>', 'known form, if the wrong one is recognised')
  .option('--save-recipe <file>', 'write the recipe that is used, to be corrected or shared')
  .option('--look', 'only say what the file is')
  .option('--out <folder>', 'folder of your own editions', OWN)
  .action(own)
program
  .command('refresh')
  .description('ask a live source for newer figures; without --agree only says who would be asked for what')
  .argument('[source]')
  .option('--agree', 'ask')
  .option('--from <year>', 'first year; ten years back unless told')
  .option('--to <year>', 'last year')
  .option('--release <release>', 'release, for UCDP')
  .option('--countries <codes>', 'countries by three letters, for HDX HAPI')
  .option('--model <file>', 'model whose tiers are compared', 'indicators/models/framework-baseline.json')
  .option('--series <path>', 'package to compare with', PACKAGE)
  .option('--write <folder>', 'put the figures into this package folder; begins as a copy of --series')
  .option('--overwrite-package', `let --write change ${PACKAGE} itself`)
  .option(...ownFolder)
  .action(refreshOne)
program
  .command('reports')
  .description(
    'what narrative reports dropped from edition to edition, and the series and tiers that rest on it',
  )
  .argument('[profiles...]', 'JSON or CSV files; those of the package unless told')
  .option('--model <file>', 'model whose tiers are compared', 'indicators/models/framework-baseline.json')
  .option('--series <path>', 'series that may rest on a report', PACKAGE)
  .option('--as-of <date>')
  .action(reports)
program
  .command('breaks')
  .description('where source families that speak of one thing newly part, with the countries')
  .option('--series <path>', 'data package', PACKAGE)
  .option('--with <path>', 'another package of your own, made with import --out')
  .option(...ownFolder)
  .action((options: BreakOptions) => {
    for (const line of breakLines(options)) print(line)
  })
program
  .command('uwazi')
  .description(
    'evidence from an entity export (CSV) or API answer (JSON) of your own Uwazi instance; no names unless asked',
  )
  .argument('<file>')
  .option('--templates <file>', 'answer of /api/templates, for the names of templates')
  .option('--map <pairs...>', 'TEMPLATE=INDICATOR, for example Killing=11.1')
  .option('--keep-names', 'keep titles, of which some may be names of living persons')
  .option('--out <folder>', 'folder for the evidence', OWN)
  .action((file: string, options: UwaziOptions) => {
    for (const line of importUwazi(file, options, new Date().toISOString())) say(line)
  })
program
  .command('try')
  .description(
    'read every file of a folder and say how: form, rows, values, time, and whether figures equal the reference table there',
  )
  .argument('<folder>')
  .action(tryAll)
program
  .command('editions')
  .description('list your own editions')
  .option(...ownFolder)
  .action(editions)
program
  .command('difference')
  .description('what changed between two editions, a source counted back with ~1, then the source')
  .argument('<before>')
  .argument('<after>')
  .option(...ownFolder)
  .action(difference)
program
  .command('export')
  .description('write a selection of the package and of your own editions, with provenance')
  .option('--series <ids>', 'series, separated by commas')
  .option('--source <ids>', 'sources, separated by commas')
  .option('--units <ids>', 'countries, separated by commas')
  .option('--from <period>')
  .option('--to <period>')
  .option('--format <form>', 'csv-long, csv-wide, parquet or package', 'csv-long')
  .requiredOption('--out <file>', 'file, or folder for a package')
  .option(...ownFolder)
  .action((options: ExportOptions) => {
    for (const line of exportData(PACKAGE, options)) say(line)
  })
program
  .command('corrections')
  .description('known errors of sources and what is done about each; check fails once a source is repaired')
  .argument('[folder]')
  .action((folder?: string) => {
    for (const line of correctionLines(folder ?? PACKAGE)) print(line)
  })
program
  .command('check')
  .description('check a package folder')
  .argument('[folder]')
  .action((folder?: string) => check(folder ?? PACKAGE, print))
program
  .command('list')
  .description('list the sources and series that a package holds, or what can be imported')
  .argument('[folder]')
  .option('--importers', 'the sources and forms that can be imported')
  .action(list)

endQuietlyOnClosedPipe()
try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const known = fileFault(error) ?? toForewatchError(error)
    say(describe(known.details))
    if (known.tag === 'internal' && error instanceof Error) say(error.stack ?? '')
    process.exitCode = known.tag === 'internal' ? 1 : 2
  }
}
