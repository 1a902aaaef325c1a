import { ForewatchError } from '../core/errors'
import type { RiskModel } from '../model/types'

/** Files above this are no model. */
const MOST_BYTES = 5_000_000

/** Hands the model to the browser as a file that `forewatch validate` and Import read. */
export function downloadModel(model: RiskModel): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(model, undefined, 2)}\n`], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = `${model.id}-${model.version}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** The content of a model file as untyped data. @throws ForewatchError `bad-file` */
export async function readModelFile(file: File): Promise<unknown> {
  if (file.size > MOST_BYTES) throw refuse(file, `${file.size} bytes`, `at most ${MOST_BYTES} bytes`)
  const text = await file.text()
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw refuse(file, cause instanceof Error ? cause.message : 'no JSON', 'JSON text')
  }
}

function refuse(file: File, found: string, expected: string): ForewatchError {
  return new ForewatchError('bad-file', {
    what: 'The model file cannot be read',
    where: file.name.slice(0, 80),
    found,
    expected,
    next: 'Choose a model file as Export writes it; the draft is as it was',
  })
}

/** The next number in the middle place: `1.0.0` → `1.1.0`, above all that are taken. */
export function nextVersion(version: string, taken: readonly string[]): string {
  const [major = 1, minor = 0] = version.split('.').map(Number)
  let next = minor + 1
  while (taken.includes(`${major}.${next}.0`)) next++
  return `${major}.${next}.0`
}
