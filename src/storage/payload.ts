import { ForewatchError } from '../core/errors'

/** A body as it lies in the database: JSON text, or the same sealed with a key. */
export type Payload = string | Sealed

/** AES-256-GCM with an initialisation vector of its own. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** Turns bodies into payloads and back. Without a key the payload is the JSON text itself, and bytes are bytes. */
export interface Codec {
  seal(text: string): Promise<Payload>
  /** @throws ForewatchError `locked`, `wrong-passphrase` */
  open(payload: Payload): Promise<string>
  sealBytes(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | Sealed>
  /** @throws ForewatchError `locked`, `wrong-passphrase` */
  openBytes(bytes: Uint8Array<ArrayBuffer> | Sealed): Promise<Uint8Array<ArrayBuffer>>
}

export const plainCodec: Codec = {
  seal: (text) => Promise.resolve(text),
  open: (payload) => (typeof payload === 'string' ? Promise.resolve(payload) : Promise.reject(locked())),
  sealBytes: (bytes) => Promise.resolve(bytes),
  openBytes: (bytes) => (bytes instanceof Uint8Array ? Promise.resolve(bytes) : Promise.reject(locked())),
}

/** While the key is not there: nothing is read and nothing is written. */
export const lockedCodec: Codec = {
  seal: () => Promise.reject(locked()),
  open: () => Promise.reject(locked()),
  sealBytes: () => Promise.reject(locked()),
  openBytes: () => Promise.reject(locked()),
}

export function locked(): ForewatchError {
  return new ForewatchError('locked', {
    what: 'What is stored here is locked with a passphrase',
    expected: 'the passphrase',
    next: 'Unlock it, or wipe this device',
  })
}
