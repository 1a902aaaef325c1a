import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '../../src')
const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(vue|css|ts|html)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(SRC, path), text: readFileSync(path, 'utf8') }))
const browser = files.filter(({ path }) => !path.startsWith('tools/'))
const vue = files.filter(({ path }) => path.endsWith('.vue'))

/** Style text of a file: a sheet whole, the style blocks of a component. */
function styleOf({ path, text }: { path: string; text: string }): string {
  const css = path.endsWith('.css') ? text : [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].join('\n')
  return css.replace(/\/\*[\s\S]*?\*\//g, '')
}

function hits(all: readonly { path: string; text: string }[], pattern: RegExp): string[] {
  return all.flatMap(({ path, text }) => [...text.matchAll(pattern)].map((m) => `${path}: ${m[0].trim()}`))
}

describe('style rules', () => {
  it('reads the source tree', () => {
    expect(vue.length).toBeGreaterThan(20)
  })

  it('allows a colour in the token file alone', () => {
    const elsewhere = browser.filter(({ path }) => path !== 'styles/tokens.css')
    const pattern = /#[0-9a-f]{3}(?:[0-9a-f]{3}(?:[0-9a-f]{2})?)?\b(?![\w-])|\b(?:rgba?|hsla?)\(\s*\d/gi
    expect(hits(elsewhere, pattern)).toEqual([])
  })

  it('names sides by the flow of text, so that the layout mirrors', () => {
    const css = files.map((file) => ({ path: file.path, text: styleOf(file) }))
    const pattern =
      /^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height)|text-align:\s*(?:left|right))\b[^-].*$/gm
    // Leaflet places its panes from the physical left edge.
    expect(hits(css, pattern).filter((hit) => !hit.startsWith('styles/map.css: left: 0'))).toEqual([])
  })

  it('puts no markup from text into the page', () => {
    const pattern =
      /v-html|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|new Function\(|\beval\(|bind(?:Popup|Tooltip)\(\s*['"`]/g
    expect(hits(browser, pattern)).toEqual([])
  })

  it('writes no fixed style attribute, which the content policy would block', () => {
    expect(hits(vue, /\sstyle="[^"]*"/g)).toEqual([])
  })

  it('puts every style of a component into a layer', () => {
    const bare = vue
      .map((file) => ({ path: file.path, css: styleOf(file) }))
      .filter(({ css }) => css.trim() !== '' && !/@layer (?:parts|screens)/.test(css))
    expect(bare.map(({ path }) => path)).toEqual([])
  })
})
