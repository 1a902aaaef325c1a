import { ForewatchError } from '../core/errors'

/** A body as it lies in the database: JSON text, or the same sealed with a passphrase. */
export type Payload = string | Sealed

/** AES-256-GCM over UTF-8 text. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** Turns bodies into payloads and back. Without a passphrase the payload is the JSON text itself. */
export interface Codec {
  seal(text: string): Promise<Payload>
  /** @throws ForewatchError `locked`, `wrong-passphrase` */
  open(payload: Payload): Promise<string>
}

export const plainCodec: Codec = {
  seal: (text) => Promise.resolve(text),
  open(payload) {
    if (typeof payload === 'string') return Promise.resolve(payload)
    return Promise.reject(locked())
  },
}

export function locked(): ForewatchError {
  return new ForewatchError('locked', {
    what: 'What is stored here is locked with a passphrase',
    expected: 'the passphrase',
    next: 'Unlock it, or wipe this device',
  })
}
