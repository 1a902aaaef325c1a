import { ForewatchError } from '../../core/errors'

const SAYS: Readonly<Record<string, readonly [what: string, expected: string]>> = {
  ENOENT: ['A file or folder is not there', 'an existing path'],
  EISDIR: ['A folder stands where a file is expected', 'a file'],
  ENOTDIR: ['A file stands where a folder is expected', 'a folder'],
  EACCES: ['A file or folder may not be opened', 'a path that may be read and written'],
  EEXIST: ['Something of this name is there already', 'a new name'],
  ENOSPC: ['The disk is full', 'room for the file'],
}

/** What the system says of a path, as a typed error; undefined for any other fault. */
export function fileFault(error: unknown): ForewatchError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const said = SAYS[String(error.code)]
  if (!said) return undefined
  const [what, expected] = said
  const path = 'path' in error ? String(error.path) : undefined
  return new ForewatchError(
    error.code === 'ENOENT' ? 'file-missing' : 'bad-file',
    { what, found: path ?? error.message, expected, next: 'Correct the path' },
    { cause: error },
  )
}

/** A reader that has seen enough (`… | head`) closes the pipe: that is no fault. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}
