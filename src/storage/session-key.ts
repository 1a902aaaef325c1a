/** The key of a session: it lives as long as a tab of this browser is open, and goes to new tabs by word of mouth. */
export interface SessionKeys {
  /** The key that this tab holds. */
  own(): Uint8Array<ArrayBuffer> | undefined
  /** The key that another tab holds; undefined where none answers. */
  ask(): Promise<Uint8Array<ArrayBuffer> | undefined>
  hold(key: Uint8Array<ArrayBuffer>): void
  drop(): void
  /** Whether any tab holds a key, also one that is too busy to answer. */
  heldSomewhere(): Promise<boolean>
  close(): void
}

const ITEM = 'forewatch-session-key'
/** How long other tabs are given to answer. */
const PATIENCE_MS = 250

type Word = { readonly type: 'ask' } | { readonly type: 'answer'; readonly key: Uint8Array<ArrayBuffer> }

export function sessionKeys(
  name: string,
  area: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined = sessionArea(),
): SessionKeys {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(`${name}-key`) : undefined
  const locks = typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined
  const lockName = `${name}-session`
  let held = fromHex(area?.getItem(ITEM) ?? '')
  let heard: ((key: Uint8Array<ArrayBuffer>) => void) | undefined
  let release: (() => void) | undefined
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.type === 'answer') heard?.(data.key)
      else if (held) channel.postMessage({ type: 'answer', key: held } satisfies Word)
    }
  }
  /** A lock that ends with the tab says that it is there. */
  function stand(): void {
    if (!locks || release) return
    void locks.request(lockName, { mode: 'shared' }, () => new Promise<void>((end) => (release = end)))
  }
  return {
    own: () => held,
    ask() {
      if (!channel) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
        heard = (key) => {
          clearTimeout(timer)
          heard = undefined
          resolve(key)
        }
        channel.postMessage({ type: 'ask' } satisfies Word)
      })
    },
    hold(key) {
      held = key
      area?.setItem(ITEM, toHex(key))
      stand()
    },
    drop() {
      held = undefined
      area?.removeItem(ITEM)
      release?.()
      release = undefined
    },
    async heldSomewhere() {
      const state = await locks?.query()
      return state?.held?.some((lock) => lock.name === lockName) ?? false
    },
    close() {
      channel?.close()
      release?.()
    },
  }
}

function sessionArea(): Storage | undefined {
  return typeof sessionStorage === 'undefined' ? undefined : sessionStorage
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9a-f]{64}$/.test(hex)) return undefined
  return Uint8Array.from({ length: 32 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}
