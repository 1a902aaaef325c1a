/** Light values of the style tokens by name without dashes, read from the text of `tokens.css`, so that pictures and
 *  office files hold the same colours as the screen. Only the first `:root` block is read: light, desk. */
export function lightTokens(css: string): ReadonlyMap<string, string> {
  const block = /:root\s*\{([^}]*)\}/.exec(css)?.[1] ?? ''
  const tokens = new Map<string, string>()
  for (const match of block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)) tokens.set(match[1]!, match[2]!.trim())
  return tokens
}

/** A text with every `var(--name)` replaced. A name that is no token stays as it is. */
export function withTokens(text: string, tokens: ReadonlyMap<string, string>): string {
  return text.replace(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) => {
    const value = tokens.get(name)
    return value === undefined ? whole : value.replaceAll('"', "'")
  })
}

/** A colour as six hex digits without the mark, as office formats write it. */
export function hexOf(tokens: ReadonlyMap<string, string>, name: string): string {
  return (tokens.get(name) ?? '').replace(/^#/, '').slice(0, 6).toUpperCase()
}
