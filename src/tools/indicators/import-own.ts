import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ForewatchError } from '../../core/errors'
import type { Recipe } from '../../core/recipe'
import { differenceOf } from '../../sources/editions/difference'
import { toEdition } from '../../sources/editions/edition'
import { valuesAhead } from '../../core/periods-ahead'
import { importWithRecipe } from '../../sources/user/import'
import { fromBytes, type UserFile } from '../../sources/user/input'
import { inspectFile } from '../../sources/user/inspect'
import { readRecipe, writeRecipe } from '../../sources/user/recipe'
import { loadRegistry } from '../registry/load'
import { differenceLines } from './difference-text'
import { ensureFolderOf, readEditions, readEditionValues, writeEdition } from './editions-folder'

export interface ImportOwnOptions {
  readonly recipe?: string
  readonly shape?: string
  readonly saveRecipe?: string
  readonly out: string
  readonly look?: boolean
}

const PIECE = 1 << 20

/** A file of the disk, read in pieces. `.gz` is inflated. @throws ForewatchError `file-missing` */
export function userFile(path: string): UserFile {
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new ForewatchError('file-missing', {
      what: 'A file is not there',
      found: path,
      expected: 'an existing file',
      next: 'Check the path',
    })
  }
  const name = basename(path)
  if (name.endsWith('.gz'))
    return fromBytes(name.slice(0, -3), new Uint8Array(gunzipSync(readFileSync(path))))
  const size = statSync(path).size
  return {
    name,
    size,
    async *open() {
      const handle = await open(path)
      try {
        for (let at = 0; at < size;) {
          const piece = new Uint8Array(Math.min(PIECE, size - at))
          const { bytesRead } = await handle.read(piece, 0, piece.length, at)
          if (bytesRead === 0) break
          at += bytesRead
          yield piece.subarray(0, bytesRead)
        }
      } finally {
        await handle.close()
      }
    },
    async head(bytes) {
      const handle = await open(path)
      try {
        const piece = new Uint8Array(Math.min(bytes, size))
        const { bytesRead } = await handle.read(piece, 0, piece.length, 0)
        return piece.subarray(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
  }
}

async function checksum(path: string): Promise<{ name: string; bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const { createReadStream } = await import('node:fs')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return { name: basename(path), bytes: statSync(path).size, sha256: hash.digest('hex') }
}

/** Imports one file of a user's own as a new edition. Lines for a person come back.
 *  @throws ForewatchError from looking, reading or checking; then nothing is written */
export async function importOwn(path: string, options: ImportOwnOptions, now: string): Promise<string[]> {
  const registry = loadRegistry()
  const file = userFile(path)
  const lines: string[] = []
  let recipe: Recipe | undefined
  if (options.recipe === undefined) {
    const looked = await inspectFile(file, registry, options.shape)
    for (const { shape, title, confidence, saw } of looked.candidates) {
      lines.push(`${shape} ${Math.round(confidence * 100)} %: ${title}; saw ${saw.join('; ')}`)
    }
    recipe = looked.recipe
    if (!recipe) {
      throw new ForewatchError('unknown-source', {
        what: 'Nothing is known about files of this form',
        where: file.name,
        found: `columns ${looked.sample.columns.slice(0, 12).join(', ') || 'none'}: ${looked.misfits?.join('; ')}`,
        expected: 'a known form, or a recipe',
        next: 'Write a recipe (start from --save-recipe of a similar file) and give it with --recipe',
      })
    }
  } else recipe = readRecipe(jsonFile(options.recipe), options.recipe)
  if (options.saveRecipe !== undefined) {
    ensureFolderOf(options.saveRecipe)
    writeFileSync(options.saveRecipe, writeRecipe(recipe))
    lines.push(`recipe written to ${options.saveRecipe}`)
  }
  if (options.look === true) return lines
  const started = performance.now()
  const result = await importWithRecipe(file, recipe, registry)
  const contents = toEdition(result, recipe, await checksum(path), now)
  const before = readEditions(options.out).filter(
    ({ catalogue, id }) => catalogue.source.id === result.source.id && id !== contents.edition.id,
  )
  const ahead = valuesAhead(result.observations, now)
  const folder = writeEdition(options.out, contents)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  lines.push(
    `${result.source.id}: ${result.rowsRead} rows, ${result.observations.length} values of ${result.series.length} series, ${result.regions.length} values of regions, in ${seconds} s`,
    ...result.dropped.map(
      ({ reason, count, examples }) => `  ${count} × ${reason} (${examples.slice(0, 3).join('; ')})`,
    ),
    ...(ahead
      ? [`  ${ahead.count} of them lie ahead, up to ${ahead.last}; no score uses them before that date`]
      : []),
    `edition ${contents.edition.id} in ${folder}; licence: ${result.source.licence}`,
  )
  const last = before.at(-1)
  if (last) {
    lines.push(`against ${last.id}:`)
    lines.push(...differenceLines(differenceOf(readEditionValues(options.out, last), result.observations)))
  }
  return lines
}

export function jsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch (cause) {
    throw new ForewatchError(
      existsSync(path) ? 'bad-file' : 'file-missing',
      {
        what: 'A JSON file cannot be read',
        where: path,
        found: cause instanceof Error ? cause.message : 'unreadable text',
        expected: 'JSON',
      },
      { cause },
    )
  }
}
