/** What is behind one number, in the order in which it is always told. Texts are printed as they are. */
export interface Provenance {
  /** The printed value, or a dash with its reason. */
  readonly value: string
  readonly unit: string
  readonly period: string
  /** When it was published, in words, with the lag. */
  readonly published: string
  readonly source: string
  readonly series: string
  readonly edition: string
  /** Short checksum of the original file. */
  readonly fingerprint?: string
  readonly licence: string
  readonly citation: string
  /** Shown as text; a link only if it parses as http or https. */
  readonly url?: string
  readonly caveat?: string
  /** Why the cell holds what it holds, in words; leave out for an observed value. */
  readonly status?: string
}

/** The address if it is http or https, else undefined. */
export function safeLink(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  try {
    const parsed = new URL(url)
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : undefined
  } catch {
    return undefined
  }
}
