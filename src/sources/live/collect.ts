import { ForewatchError } from '../../core/errors'
import { fetchAnswer, hidden, type AnswerOptions } from '../http/fetch-answer'
import { readAnswer, type LivePage, type LiveRow } from './answers'
import { LIVE_HOSTS, type LiveHost } from './hosts'
import { LIVE_ADDRESSES, type LiveAddress, type LiveRequest } from './requests'

/** Pages that have come, by part and page: handed in again, a later call goes on where the earlier one stopped. */
export type HeldPages = Map<string, LivePage>

export interface CollectOptions {
  readonly held?: HeldPages
  readonly signal?: AbortSignal
  /** Pages that are there, and pages expected as far as is known by now. */
  readonly onProgress?: (done: number, total: number) => void
  readonly fetch?: Pick<AnswerOptions, 'timeoutMs' | 'retries' | 'backoffLimitMs' | 'longestWaitMs'>
  /** In place of the source's own least time between requests. */
  readonly gapMs?: number
}

export interface Collected {
  /** Rows by part, in order of parts. */
  readonly parts: ReadonlyMap<string, readonly LiveRow[]>
  readonly requests: number
  readonly changed: string | undefined
}

const MOST_PAGES = 2000

/** @throws ForewatchError `unknown-source` */
export function liveSource(id: string): { readonly host: LiveHost; readonly address: LiveAddress } {
  const host = LIVE_HOSTS.find((each) => each.id === id)
  const address = LIVE_ADDRESSES[id]
  if (host && address) return { host, address }
  throw new ForewatchError('unknown-source', {
    what: 'There is no such live source',
    found: id,
    expected: LIVE_HOSTS.map((each) => each.id).join(', '),
  })
}

/** @throws ForewatchError `bad-argument` for what the source needs and the request does not say */
export function checkRequest({ key, release, countries, years }: LiveHost, request: LiveRequest): void {
  const refuse = (what: string, found: string, expected: string) => {
    throw new ForewatchError('bad-argument', { what, found: found || 'nothing', expected })
  }
  if (key && !request.key?.trim()) refuse(`A ${key.label.toLowerCase()} is needed`, '', key.how)
  if (release && !/^\d{2}\.\d{1,2}(\.\d{1,2})*$/.test(request.release ?? ''))
    refuse('The release is not one', request.release ?? '', `a release such as ${release.initial}`)
  if (countries && !(request.countries ?? []).length) refuse('No country is named', '', countries.label)
  const wrong = (request.countries ?? []).find((each) => !/^[A-Z]{3}$/.test(each))
  if (countries && wrong !== undefined) refuse('A country is not named by three letters', wrong, 'SDN')
  if (years && !(request.from >= 1950 && request.from <= request.to && request.to <= 2200))
    refuse('The years are out of order', `${request.from} to ${request.to}`, 'first year up to last year')
}

/** First address that is asked, with the key taken out: part of what a person agrees to. */
export function firstAddress(id: string, request: LiveRequest): string {
  const { address } = liveSource(id)
  return hidden(address.url(address.parts(request)[0] ?? '', 0, request), request.key)
}

/** Asks a live source for everything, one request after the other. What has come stays in `held` if a later request fails.
 *  @throws ForewatchError as `fetchAnswer`; `bad-schema`, `bad-argument`, `file-truncated` where pages do not fit together */
export async function collectLive(
  id: string,
  request: LiveRequest,
  options: CollectOptions = {},
): Promise<Collected> {
  const { host, address } = liveSource(id)
  checkRequest(host, request)
  const held: HeldPages = options.held ?? new Map()
  const names = address.parts(request)
  const parts = new Map<string, readonly LiveRow[]>()
  let [requests, done, expected] = [0, 0, names.length]
  let changed: string | undefined
  for (const part of names) {
    const pages: LivePage[] = []
    for (let page = 0; page < MOST_PAGES; page++) {
      const key = `${part}#${page}`
      let found = held.get(key)
      if (!found) {
        if (requests > 0) await pause(options.gapMs ?? address.gapMs, options.signal)
        requests++
        found = await askPage(part, page, request, address, options)
        held.set(key, found)
      }
      pages.push(found)
      changed = found.changed ?? changed
      done++
      if (page === 0) expected += Math.max(0, (found.pages ?? 1) - 1)
      options.onProgress?.(done, Math.max(done, expected))
      if (isLast(page, found, address)) break
    }
    try {
      parts.set(part, joined(pages, hidden(address.url(part, 0, request), request.key)))
    } catch (error) {
      for (const key of [...held.keys()]) if (key.startsWith(`${part}#`)) held.delete(key)
      throw error
    }
  }
  return { parts, requests, changed }
}

async function askPage(
  part: string,
  page: number,
  request: LiveRequest,
  address: LiveAddress,
  { signal, fetch }: CollectOptions,
): Promise<LivePage> {
  const url = address.url(part, page, request)
  const json = await fetchAnswer(url, {
    ...fetch,
    ...(address.headers ? { headers: address.headers(request) } : {}),
    ...(request.key ? { secret: request.key } : {}),
    ...(signal ? { signal } : {}),
  })
  const where = hidden(url, request.key)
  const found = readAnswer(address.answer, json, where)
  if (found.page !== undefined && found.page !== page)
    throw unfit(where, `page ${found.page + 1}`, `page ${page + 1}`)
  return found
}

const isLast = (page: number, found: LivePage, { pageRows }: LiveAddress): boolean =>
  found.pages !== undefined ? page + 1 >= found.pages : pageRows === undefined || found.rows.length < pageRows

/** Rows of all pages. Pages of two states of the source do not go together. */
function joined(pages: readonly LivePage[], where: string): LiveRow[] {
  const rows = pages.flatMap((page) => page.rows)
  const totals = new Set(pages.map(({ total }) => total))
  if (totals.size > 1) throw unfit(where, [...totals].join(' and '), 'one number of rows on all pages')
  const [total] = totals
  if (total !== undefined && total !== rows.length) throw unfit(where, `${rows.length} rows`, `${total} rows`)
  const twice = pages.findIndex(
    ({ rows: now }, i) =>
      i > 0 && now.length > 0 && JSON.stringify(now) === JSON.stringify(pages[i - 1]!.rows),
  )
  if (twice > 0) throw unfit(where, `page ${twice + 1} is page ${twice} again`, 'each page once')
  return rows
}

function unfit(where: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('file-truncated', {
    what: 'The pages of the answer do not fit together',
    where,
    found,
    expected,
    next: 'The source may be changing its figures now: try again later; the edition before stays in use',
  })
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new ForewatchError('cancelled', { what: 'Asking the source was cancelled' }))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
