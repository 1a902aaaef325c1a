import { ForewatchError } from '../../core/errors'
import type { Mutant } from './list'

/** The file's text with the fault in it.
 *  @throws ForewatchError `bad-argument` unless the mutant's text stands there exactly once */
export function mutated({ id, file, text, becomes }: Mutant, source: string): string {
  const parts = source.split(text)
  if (parts.length !== 2) {
    throw new ForewatchError('bad-argument', {
      what: 'A mutant does not fit its file any more',
      where: `${id}, ${file}`,
      found: `its text ${parts.length - 1} times`,
      expected: 'once',
      next: 'Correct the mutant in src/tools/mutants/list.ts',
    })
  }
  return parts.join(becomes)
}
