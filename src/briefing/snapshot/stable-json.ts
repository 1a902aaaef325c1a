/** JSON text that depends on the content alone: keys sorted, no spaces, one line feed at the end. NaN and infinities
 *  become null (missing); numbers keep every bit (shortest text that reads back the same). */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(sorted(value))}\n`
}

function sorted(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>)
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]))
}
