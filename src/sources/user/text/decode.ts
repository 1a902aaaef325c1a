export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Encoding of a text by its first bytes: a byte-order mark, else zero bytes at every second place (UTF-16 without a
 *  mark), else UTF-8. Whether UTF-8 holds is found out while reading; Windows-1252 is what else it can be. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.length >= 8) {
    const even = share(head, 0)
    const odd = share(head, 1)
    if (odd > 0.7 && even < 0.1) return 'utf-16le'
    if (even > 0.7 && odd < 0.1) return 'utf-16be'
  }
  return 'utf-8'
}

function share(bytes: Uint8Array, offset: number): number {
  let zeros = 0
  let n = 0
  for (let i = offset; i < Math.min(bytes.length, 400); i += 2, n++) if (bytes[i] === 0) zeros++
  return n === 0 ? 0 : zeros / n
}

/** The first bytes as text, for looking at only: a character cut in two at the end does no harm. */
export function decodeHead(head: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const encoding = encodingOf(head)
  if (encoding !== 'utf-8') return { text: new TextDecoder(encoding).decode(head), encoding }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }), encoding }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(head), encoding: 'windows-1252' }
  }
}
