import { ForewatchError } from '../core/errors'
import type { Codec, Sealed } from './payload'

/** OWASP's floor for PBKDF2 with SHA-256. @see OWASP Password Storage Cheat Sheet */
export const ITERATIONS = 600_000
export const PASSPHRASE_MIN = 12
const IV_BYTES = 12
const SALT_BYTES = 16

/** How a passphrase became a key. */
export interface Derivation {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
}

export function newDerivation(iterations = ITERATIONS): Derivation {
  return { salt: crypto.getRandomValues(new Uint8Array(SALT_BYTES)), iterations }
}

/** A key that cannot be taken out of memory again. The passphrase is taken in Unicode form NFKC, so that it is the same on
 *  every keyboard. @see PBKDF2, RFC 8018 */
export async function keyFromPassphrase(
  passphrase: string,
  { salt, iterations }: Derivation,
): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

export function keyFromBytes(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Seals with AES-256-GCM, a fresh random vector for every record. What lies there as plain text is read as it is. */
export function sealingCodec(key: CryptoKey): Codec {
  async function sealBytes(bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
  }
  async function openSealed({ iv, data }: Sealed): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data))
    } catch (cause) {
      throw new ForewatchError(
        'wrong-passphrase',
        {
          what: 'What is stored here cannot be opened with this passphrase',
          expected: 'the passphrase it was sealed with',
          next: 'Try again; without the passphrase nobody can read it',
        },
        { cause },
      )
    }
  }
  return {
    seal: (text) => sealBytes(new TextEncoder().encode(text)),
    open: async (payload) =>
      typeof payload === 'string' ? payload : new TextDecoder().decode(await openSealed(payload)),
    sealBytes,
    openBytes: (bytes) => (bytes instanceof Uint8Array ? Promise.resolve(bytes) : openSealed(bytes)),
  }
}

/** @throws ForewatchError `bad-argument` */
export function checkPassphrase(passphrase: string): void {
  if (passphrase.normalize('NFKC').length >= PASSPHRASE_MIN) return
  throw new ForewatchError('bad-argument', {
    what: 'The passphrase is too short',
    found: `${passphrase.length} characters`,
    expected: `at least ${PASSPHRASE_MIN}`,
    next: 'A few unrelated words are long and easy to keep in mind',
  })
}
