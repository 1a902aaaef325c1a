/** One tag of an XML text: name without its prefix, attributes, and whether it opens, closes or both. */
export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly closes: boolean
  readonly empty: boolean
}

const TAG =
  /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<\?[^>]*\?>|<!--[\s\S]*?-->/g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|[a-z]+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** Walks through the tags of an XML text with the text between them. Knows no entities but the five, no DTD. */
export function walkXml(xml: string, onTag: (tag: Tag) => void, onText: (text: string) => void): void {
  let at = 0
  for (const match of xml.matchAll(TAG)) {
    if (match.index > at) onText(unescapeXml(xml.slice(at, match.index)))
    at = match.index + match[0].length
    const [, slash, qualified, list, end] = match
    if (qualified === undefined) continue
    const attributes = new Map<string, string>()
    for (const found of (list ?? '').matchAll(ATTRIBUTE)) {
      attributes.set(found[1]!.replace(/^.*:/, ''), unescapeXml(found[2] ?? found[3] ?? ''))
    }
    const name = qualified.replace(/^.*:/, '')
    onTag({ name, attributes, closes: slash === '/', empty: end === '/' })
  }
}
