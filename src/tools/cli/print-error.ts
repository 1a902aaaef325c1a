import { CommanderError } from 'commander'
import { ForewatchError, toForewatchError, type ErrorTag } from '../../core/errors'
import { fileFault } from '../lib/file-fault'

const EXIT_BAD_INPUT = 2
const EXIT_FAULT = 1

/** Prints an error to stderr, one line each: tag and what, where, found, expected, next. Returns the exit code. */
export function printError(error: unknown): number {
  const known =
    error instanceof CommanderError ? badArgument(error) : (fileFault(error) ?? toForewatchError(error))
  const { what, where, found, expected, next = nextStep(known.tag) } = known.details
  const rows = { error: `${what} [${known.tag}]`, where, found, expected, next }
  for (const [name, text] of Object.entries(rows)) {
    if (text !== undefined) process.stderr.write(`${name}: ${text.replaceAll(/\s+/g, ' ')}\n`)
  }
  return known.tag === 'internal' ? EXIT_FAULT : EXIT_BAD_INPUT
}

/** What to do about an error that does not say so itself. */
function nextStep(tag: ErrorTag): string {
  if (tag === 'internal') return 'Report this fault with the command that led to it'
  if (tag === 'cancelled') return 'Run the command again'
  return 'Correct what is named here and run the command again; --help lists what each option takes'
}

function badArgument(error: CommanderError): ForewatchError {
  return new ForewatchError('bad-argument', {
    what: 'The command cannot be read',
    // Without any command, commander prints its help and says only that it did.
    found: error.message === '(outputHelp)' ? 'no command' : error.message.replace(/^error: /, ''),
    expected: 'a command that --help lists, with its options',
    next: 'npm run -s forewatch -- --help',
  })
}
