/** `npm run indicators -- import|import-all|check|list`: turns originals into the data package `indicators/`.
 *  Messages go to stderr; bad input ends with exit code 2. */
import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { describe, ForewatchError, toForewatchError } from '../core/errors'
import { findImporter, IMPORTERS } from '../sources/registry'
import { checkPackage } from './indicators/check-package'
import { writePackage } from './indicators/data-package'
import { importSource, summary } from './indicators/import-source'
import { knownPaths } from './indicators/originals'
import { loadRegistry } from './registry/load'

const PACKAGE = 'indicators'
const SHOWN_PROBLEMS = 30
const say = (text: string): void => void process.stderr.write(`${text}\n`)

async function importOne(id: string, files: string[], options: { out: string }): Promise<void> {
  const importer = findImporter(id)
  if (!importer.shipped && options.out === PACKAGE) {
    throw new ForewatchError('bad-argument', {
      what: 'The terms of this source do not let its figures be passed on, so they may not go into the package',
      found: id,
      expected: 'another folder of your own',
      next: 'Add --out FOLDER',
    })
  }
  say(summary(await importSource(importer, files, loadRegistry(), options.out)))
  writePackage(options.out)
}

async function importAll(folder: string, options: { out: string }): Promise<void> {
  const registry = loadRegistry()
  for (const importer of IMPORTERS) {
    const paths = knownPaths(importer.id, folder, '.')
    if (!importer.shipped || !paths) {
      say(`${importer.id}: left out, ${importer.shipped ? 'no known files' : 'figures may not be passed on'}`)
      continue
    }
    const missing = paths.find((path) => !existsSync(path))
    if (missing === undefined) say(summary(await importSource(importer, paths, registry, options.out)))
    else say(`${importer.id}: left as it is, ${missing} is not there`)
  }
  writePackage(options.out)
}

function check(folder: string | undefined): void {
  const root = folder ?? PACKAGE
  const report = checkPackage(root, loadRegistry())
  for (const { details } of report.problems.slice(0, SHOWN_PROBLEMS)) say(describe(details))
  if (report.problems.length > SHOWN_PROBLEMS) say(`and ${report.problems.length - SHOWN_PROBLEMS} more`)
  say(
    `${report.sources} sources, ${report.series} series, ${report.values} values, ${report.problems.length} problems`,
  )
  if (report.problems.length > 0) process.exitCode = 2
}

function list(): void {
  for (const { id, title, files, shipped } of IMPORTERS) {
    say(
      `${id}\n  ${title}\n  files: ${files}${shipped ? '' : '\n  figures stay with you: import with --out FOLDER'}`,
    )
  }
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
  .action(importOne)
program
  .command('import-all')
  .description('import every source whose originals lie in a folder of known layout')
  .argument('<folder>')
  .option(...out)
  .action(importAll)
program.command('check').description('check a package folder').argument('[folder]').action(check)
program.command('list').description('list the sources').action(list)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const known = toForewatchError(error)
    say(describe(known.details))
    if (known.tag === 'internal' && error instanceof Error) say(error.stack ?? '')
    process.exitCode = known.tag === 'internal' ? 1 : 2
  }
}
