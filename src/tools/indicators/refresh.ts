import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { shiftLine } from '../../charts/sources/audit'
import { ForewatchError } from '../../core/errors'
import { refreshEffect } from '../../engine/audit/refreshed-data'
import { differenceOf } from '../../sources/editions/difference'
import {
  checkRequest,
  collectLive,
  firstAddress,
  liveSource,
  type CollectOptions,
  type HeldPages,
} from '../../sources/live/collect'
import { readLive, toLiveEdition } from '../../sources/live/edition'
import { consentText, LIVE_HOSTS } from '../../sources/live/hosts'
import type { LiveRequest } from '../../sources/live/requests'
import { heldInWindow, LIVE_PREFIX } from '../../sources/live/window'
import { runOnce } from '../cli/run'
import { loadRegistry } from '../registry/load'
import { differenceLines } from './difference-text'
import { readEditions, readEditionValues, writeEdition } from './editions-folder'
import { checkTarget, writeRefreshed } from './write-refreshed'

export interface RefreshOptions {
  readonly agree?: boolean
  readonly from?: string
  readonly to?: string
  readonly release?: string
  readonly countries?: string
  readonly own: string
  readonly model: string
  readonly series: string
  /** Folder of a data package that the figures are written into. */
  readonly write?: string
  readonly overwritePackage?: boolean
}

/** A key comes from the environment: on a command line it would stand in the history. */
export const KEY_VARIABLE = 'FOREWATCH_LIVE_KEY'
const YEARS_BACK = 10
const KEPT_MS = 12 * 3_600_000

export function requestOf(id: string, options: RefreshOptions, now: string): LiveRequest {
  const { host } = liveSource(id)
  const key = process.env[KEY_VARIABLE]
  const to = Number(options.to ?? now.slice(0, 4))
  const countries = options.countries ?? (host.countries ? undefined : '')
  return {
    from: Number(options.from ?? to - YEARS_BACK),
    to,
    ...(host.key && key ? { key } : {}),
    ...(host.release ? { release: options.release ?? host.release.initial } : {}),
    ...(countries ? { countries: countries.split(/[\s,]+/).filter(Boolean) } : {}),
  }
}

export function liveList(): string[] {
  return LIVE_HOSTS.map(
    ({ id, title, origin, key }) =>
      `${id}\n  ${title}; host ${new URL(origin).host}${key ? `; ${key.label.toLowerCase()} in ${KEY_VARIABLE}` : ''}`,
  )
}

/** Asks a live source, keeps the answer as an edition of one's own and says what moved: values against the edition before and
 *  against the package, and tiers that would change; with `write` it puts the figures into a package folder. Without `agree` nothing is asked; the lines say what would be.
 *  @throws ForewatchError as `collectLive`, `readLive`; nothing is written then but the pages that came */
export async function refresh(
  id: string,
  options: RefreshOptions,
  now: string,
  collect: CollectOptions = {},
): Promise<string[]> {
  const { host } = liveSource(id)
  const request = requestOf(id, options, now)
  const about = [consentText(host), ...(host.note ? [host.note] : [])]
  if (options.agree !== true) {
    if (!host.countries || request.countries) about.push(`First request: ${firstAddress(id, request)}`)
    return [...about, 'Nothing has been asked. Add --agree to ask.']
  }
  if (options.write !== undefined) checkTarget(options.write, options.overwritePackage === true)
  checkRequest(host, request)
  const resume = resumeFile(options.own, id, request)
  const held = readHeld(resume, now)
  const before = held.size
  let found
  try {
    found = await collectLive(id, request, { ...collect, held })
  } catch (error) {
    if (held.size > 0) {
      mkdirSync(dirname(resume), { recursive: true })
      writeFileSync(resume, JSON.stringify([...held]))
    }
    throw error
  }
  const registry = loadRegistry()
  const live = await readLive(id, found, request, registry, now)
  const contents = await toLiveEdition(id, live, now)
  const earlier = readEditions(options.own)
    .filter(
      ({ catalogue, id: each }) => catalogue.source.id === LIVE_PREFIX + id && each !== contents.edition.id,
    )
    .at(-1)
  const folder = writeEdition(options.own, contents)
  rmSync(resume, { force: true })
  const { observations, series, rowsRead, dropped } = live.result
  const lines = [
    ...about,
    `${id}: ${found.requests} requests${before > 0 ? `, ${before} pages kept from before` : ''}, ${rowsRead} rows, ${observations.length} values of ${series.length} series`,
    ...dropped.map(
      ({ reason, count, examples }) => `  ${count} × ${reason} (${examples.slice(0, 3).join('; ')})`,
    ),
    `edition ${contents.edition.id} in ${folder}`,
  ]
  if (earlier) {
    const old = readEditionValues(options.own, earlier)
    lines.push(
      `against ${earlier.id}:`,
      ...differenceLines(differenceOf(heldInWindow(old, contents.observations), contents.observations)),
    )
  }
  lines.push(...againstPackage(live.result, options))
  if (options.write === undefined) return lines
  return [...lines, ...writeRefreshed(options.write, options.series, id, live.result, contents, registry)]
}

/** What moved against the package: values, and tiers that would change if these figures were in it. */
function againstPackage(
  { observations, series }: Awaited<ReturnType<typeof readLive>>['result'],
  { model, series: folder }: RefreshOptions,
): string[] {
  const { run, data, pack } = runOnce({ model, series: folder })
  const ids = new Set(series.map(({ id }) => id))
  const held = pack.observations.filter(({ indicator }) => ids.has(indicator))
  if (held.length === 0) return ['The package holds no such series; nothing to compare with.']
  const shipped = new Set(held.map(({ indicator }) => indicator))
  const after = observations.filter(({ indicator }) => shipped.has(indicator))
  const shifts = refreshEffect(run.model, data, series, after, run.moments[0]!)
  return [
    'against the package:',
    ...differenceLines(differenceOf(heldInWindow(held, after), after)),
    `If these figures stood in the package: ${shifts.length} tiers change in ${run.model.title}`,
    ...shifts.map((shift) => `  ${shiftLine(shift, run.model.tiers)}`),
  ]
}

/** Pages of one request only; a key is not part of the name and is not written. */
function resumeFile(
  own: string,
  id: string,
  { from, to, release = '', countries = [] }: LiveRequest,
): string {
  const asked = [from, to, release, ...countries]
    .filter((part) => part !== '')
    .join('-')
    .replaceAll(/[^\w.-]/g, '')
  return join(own, '.asked', `${id}-${asked}.json`)
}

/** Pages of another day are of another state of the source. */
function readHeld(path: string, now: string): HeldPages {
  if (!existsSync(path) || Date.parse(now) - statSync(path).mtimeMs > KEPT_MS) return new Map()
  try {
    return new Map(JSON.parse(readFileSync(path, 'utf8')) as [string, never][])
  } catch (cause) {
    throw new ForewatchError(
      'bad-file',
      {
        what: 'The pages kept from before cannot be read',
        where: path,
        next: 'Delete the file and ask again',
      },
      { cause },
    )
  }
}
