import ky, { HTTPError, TimeoutError } from 'ky'
import { ForewatchError } from '../../core/errors'

export interface AnswerOptions {
  readonly headers?: Readonly<Record<string, string>>
  /** A key that must not stand in any message. */
  readonly secret?: string
  readonly timeoutMs?: number
  /** Further tries after a passing failure. */
  readonly retries?: number
  readonly backoffLimitMs?: number
  /** If the host asks to wait longer than this, nothing is asked again and the person is told. */
  readonly longestWaitMs?: number
  readonly signal?: AbortSignal
}

const DEFAULTS = { timeoutMs: 60_000, retries: 3, backoffLimitMs: 8_000, longestWaitMs: 60_000 }
const PASSING = [408, 429, 500, 502, 503, 504]

/** Asks a host that a person agreed to for JSON: no cookies, no referrer, no redirect to another host, no cache. Passing
 *  failures and answers cut off are tried again; the wait that the host asks for is kept.
 *  @throws ForewatchError `network`, `timeout`, `http-status`, `wrong-type`, `file-truncated`, `cancelled` */
export async function fetchAnswer(url: string, options: AnswerOptions = {}): Promise<unknown> {
  const settings = { ...DEFAULTS, ...options }
  const where = hidden(url, options.secret)
  for (let cutOff = 0; ; cutOff++) {
    const text = await loadText(url, where, settings)
    try {
      return JSON.parse(text) as unknown
    } catch (cause) {
      if (cutOff < Math.min(1, settings.retries)) continue
      throw new ForewatchError(
        'file-truncated',
        {
          what: 'The answer is not whole JSON',
          where,
          found: `${text.length} characters, ending ${JSON.stringify(text.slice(-24))}`,
          expected: 'JSON to its end',
          next: 'Try again later; the edition before stays in use',
        },
        { cause },
      )
    }
  }
}

/** The address with the key taken out. */
export function hidden(url: string, secret: string | undefined): string {
  return secret ? url.replaceAll(encodeURIComponent(secret), '…').replaceAll(secret, '…') : url
}

async function loadText(
  url: string,
  where: string,
  { timeoutMs, retries, backoffLimitMs, longestWaitMs, headers, signal }: AnswerOptions & typeof DEFAULTS,
): Promise<string> {
  try {
    const response = await ky.get(url, {
      timeout: timeoutMs,
      retry: {
        limit: retries,
        backoffLimit: backoffLimitMs,
        statusCodes: PASSING,
        retryOnTimeout: true,
        shouldRetry: ({ error }) => (waitMs(error) > longestWaitMs ? false : undefined),
      },
      headers: { accept: 'application/json', ...headers },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      ...(signal ? { signal } : {}),
    })
    const text = await response.text()
    if (/^\s*</.test(text)) throw aPage(where, response.headers.get('content-type'))
    return text
  } catch (error) {
    throw asAnswerError(where, error, signal)
  }
}

/** How long a host asks to wait, in milliseconds; 0 where it does not say. */
function waitMs(error: unknown): number {
  const told = error instanceof HTTPError ? error.response.headers.get('retry-after') : null
  if (told === null) return 0
  const seconds = Number(told)
  return Number.isFinite(seconds) ? seconds * 1000 : Math.max(0, Date.parse(told) - Date.now()) || 0
}

function aPage(where: string, type: string | null): ForewatchError {
  return new ForewatchError('wrong-type', {
    what: 'The host answered with a web page and no figures',
    where,
    found: `content type ${type ?? 'none'}`,
    expected: 'JSON',
    next: 'The service may be down or moved; the edition before stays in use',
  })
}

function asAnswerError(where: string, error: unknown, signal: AbortSignal | undefined): ForewatchError {
  if (error instanceof ForewatchError) return error
  if (signal?.aborted)
    return new ForewatchError('cancelled', { what: 'Asking the source was cancelled', where })
  if (error instanceof TimeoutError) {
    return new ForewatchError('timeout', {
      what: 'The host did not answer in time',
      where,
      next: 'Try again; what has come already is kept, and the edition before stays in use',
    })
  }
  if (error instanceof HTTPError) return statusError(where, error)
  return new ForewatchError(
    'network',
    {
      what: 'The host cannot be reached, or does not let a page of another origin ask it',
      where,
      next: 'Check the connection; if it stands, ask on the command line (npm run indicators -- refresh) or import the file',
    },
    { cause: error },
  )
}

function statusError(where: string, error: HTTPError): ForewatchError {
  const { status } = error.response
  const wait = waitMs(error)
  const [what, next] =
    status === 401 || status === 403
      ? [
          'The host refused the key',
          'Check the key, or ask the source for one; the edition before stays in use',
        ]
      : status === 429
        ? [
            'The host allows no further request for now',
            wait > 0
              ? `Try again in ${Math.ceil(wait / 1000)} s; what has come already is kept`
              : 'Try again later; what has come already is kept',
          ]
        : status === 404
          ? [
              'The host knows no such address',
              'Check the release or the countries; the service may have moved',
            ]
          : ['The host failed', 'Try again later; the edition before stays in use']
  return new ForewatchError('http-status', {
    what,
    where,
    found: `status ${status}`,
    expected: 'status 200',
    next,
  })
}
