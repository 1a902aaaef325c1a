import ky, { HTTPError, TimeoutError } from 'ky'
import { ForewatchError } from '../../core/errors'

export interface FetchOptions {
  /** Size that the manifest announces; the answer must have exactly so many bytes. */
  readonly expectedBytes?: number
  /** SHA-256 that the manifest announces, lower-case hex; checked where the browser offers the means. */
  readonly sha256?: string
  readonly timeoutMs?: number
  /** Further tries after a passing failure (network, timeout, 408, 429, 5xx). */
  readonly retries?: number
  /** Longest wait between tries. */
  readonly backoffLimitMs?: number
  readonly signal?: AbortSignal
  readonly onBytes?: (loadedBytes: number) => void
}

const DEFAULTS = { timeoutMs: 30_000, retries: 3, backoffLimitMs: 4_000 }

/** Loads one JSON file as text, whole or not at all.
 *  @throws ForewatchError `network`, `timeout`, `http-status`, `wrong-type`, `file-truncated`, `cancelled` */
export async function fetchJsonText(url: string, options: FetchOptions = {}): Promise<string> {
  const bytes = await load(url, { ...DEFAULTS, ...options })
  options.onBytes?.(bytes.byteLength)
  await checkWhole(url, bytes, options)
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

async function load(url: string, options: FetchOptions & typeof DEFAULTS): Promise<Uint8Array> {
  try {
    const response = await ky.get(url, {
      timeout: options.timeoutMs,
      retry: { limit: options.retries, backoffLimit: options.backoffLimitMs, retryOnTimeout: true },
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.onBytes
        ? { onDownloadProgress: (progress) => options.onBytes?.(progress.transferredBytes) }
        : {}),
    })
    checkType(url, response)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw asLoadError(url, error, options.signal)
  }
}

function checkType(url: string, response: Response): void {
  const type = response.headers.get('content-type') ?? 'none'
  if (/\bjson\b/.test(type)) return
  throw new ForewatchError('wrong-type', {
    what: 'The answer is not a data file',
    where: url,
    found: `content type ${type}`,
    expected: 'application/json',
    next: 'Check that the server serves the data folder, then try again',
  })
}

async function checkWhole(url: string, bytes: Uint8Array, options: FetchOptions): Promise<void> {
  if (options.expectedBytes !== undefined && bytes.byteLength !== options.expectedBytes) {
    throw truncated(url, `${bytes.byteLength} bytes`, `${options.expectedBytes} bytes`)
  }
  if (options.sha256 === undefined || globalThis.crypto?.subtle === undefined) return
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex !== options.sha256)
    throw truncated(url, `checksum ${hex.slice(0, 12)}…`, `${options.sha256.slice(0, 12)}…`)
}

function truncated(url: string, found: string, expected: string): ForewatchError {
  return new ForewatchError('file-truncated', {
    what: 'A data file arrived cut off or altered',
    where: url,
    found,
    expected,
    next: 'Try again; figures already loaded stay in use',
  })
}

function asLoadError(url: string, error: unknown, signal: AbortSignal | undefined): ForewatchError {
  if (error instanceof ForewatchError) return error
  if (signal?.aborted) return new ForewatchError('cancelled', { what: 'Loading was cancelled', where: url })
  if (error instanceof TimeoutError) {
    return new ForewatchError('timeout', {
      what: 'The server did not answer in time',
      where: url,
      next: 'Check the connection and try again',
    })
  }
  if (error instanceof HTTPError) {
    return new ForewatchError('http-status', {
      what: 'The server refused a data file',
      where: url,
      found: `status ${error.response.status}`,
      expected: 'status 200',
      next: error.response.status === 404 ? 'Run the build again; the file is missing' : 'Try again later',
    })
  }
  return new ForewatchError(
    'network',
    {
      what: 'A data file could not be loaded',
      where: url,
      found: error instanceof Error ? error.message : String(error),
      next: 'Check the connection and try again; figures already loaded stay in use',
    },
    { cause: error },
  )
}
