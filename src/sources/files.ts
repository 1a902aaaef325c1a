import { ForewatchError } from '../core/errors'
import type { UnitRegistry } from '../core/registry'
import type { OriginalFile } from './importer'

/** The one file an importer needs. @throws ForewatchError `file-missing`, `bad-argument` */
export function onlyFile(files: readonly OriginalFile[], what: string): OriginalFile {
  const [file, ...more] = files
  if (file && more.length === 0) return file
  throw new ForewatchError(file ? 'bad-argument' : 'file-missing', {
    what: file ? 'Too many files were given' : 'No file was given',
    found: files.map((entry) => entry.name).join(', ') || 'none',
    expected: what,
    next: 'Give exactly one file',
  })
}

/** Ids of the units that a numeric code list (Gleditsch–Ward, COW) can name: whom a source that uses it covers. */
export function unitsWithNumber(registry: UnitRegistry, system: 'gw' | 'cow'): string[] {
  const found = new Set<string>()
  for (let code = 1; code < 1000; code++) {
    for (const year of [1950, 1970, 1991, 2020]) {
      const answer = registry.resolve(system, String(code), year)
      if (answer.ok) found.add(answer.unit)
    }
  }
  return [...found].sort()
}
