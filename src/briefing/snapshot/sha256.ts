import { ForewatchError } from '../../core/errors'

/** SHA-256 as lower-case hex, by the platform's own means. @throws ForewatchError `bad-argument` where there are none */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle
  if (subtle === undefined) {
    throw new ForewatchError('bad-argument', {
      what: 'Fingerprints cannot be computed here',
      found: 'a page without secure context',
      expected: 'https, or http on this machine',
      next: 'Open Forewatch over https or on localhost',
    })
  }
  const digest = await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
