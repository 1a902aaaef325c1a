import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

const PLACE = '<!-- first view -->'
/** What the World screen needs at once, besides script; it is fetched while the script still comes. */
const DATA = [
  'data/manifest.json',
  'data/units.json',
  'data/model.json',
  'data/first-view.json',
  'geo/world.json',
]
/** As `src/styles/index.css` states them. */
const LAYERS = 'reset, tokens, base, parts, screens'
/** Modules that the first screen needs; the page asks for them, and all they import, together. */
const ENTRIES = /\/src\/(?:index\.html|start\.ts|pages\/WorldPage\.vue)$/

/** Puts the newest list into the built page and lets the page ask for script, styles and data at once instead of one
 *  after the other. `fragment`: the list as markup, made by `npm run data`. */
export function firstView(fragment: string): Plugin {
  return {
    name: 'first-view',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(page, { bundle }) {
        if (!page.includes(PLACE)) throw new Error(`index.html has no place for the first view: ${PLACE}`)
        checkLayerOrder(page, bundle ?? {})
        return {
          html: page.replace(PLACE, () => readFileSync(fragment, 'utf8')),
          tags: [...codeTags(bundle ?? {}, page), ...DATA.map(dataTag)],
        }
      },
    },
  }
}

/** Layers of style take their order from where they are first named, so that the sheet which names them all comes first.
 *  @throws Error that names the sheet that comes first instead */
function checkLayerOrder(page: string, bundle: Rolldown.OutputBundle): void {
  const name = /<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/.exec(page)?.[1] ?? ''
  const sheet = bundle[name]
  const text = sheet?.type === 'asset' ? String(sheet.source) : ''
  const named = [...text.matchAll(/@layer ([\w, ]+)[;{]/g)].flatMap(([, names = '']) => names.split(/,\s*/))
  const found = [...new Set(named)].join(', ')
  if (found !== LAYERS)
    throw new Error(
      `The first style sheet must name the layers in the order ${LAYERS}; ${name} names ${found || 'none'}`,
    )
}

function codeTags(bundle: Rolldown.OutputBundle, page: string): HtmlTagDescriptor[] {
  const { scripts, styles } = neededAtOnce(bundle)
  const missing = (name: string) => !page.includes(name)
  return [
    ...styles.filter(missing).map((name) => link({ rel: 'stylesheet', href: `./${name}` })),
    ...scripts.filter(missing).map((name) => link({ rel: 'modulepreload', href: `./${name}` })),
  ]
}

/** Names of the script and style files that the first screen needs, with all they import. */
function neededAtOnce(bundle: Rolldown.OutputBundle): { scripts: string[]; styles: string[] } {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const add = (name: string) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || scripts.has(name)) return
    scripts.add(name)
    chunk.imports.forEach(add)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
  }
  for (const [name, chunk] of Object.entries(bundle))
    if (chunk.type === 'chunk' && ENTRIES.test(chunk.facadeModuleId ?? '')) add(name)
  return { scripts: [...scripts], styles: [...styles] }
}

/** Fails the build when the script that comes before the map can be used is larger than `mostBytes`, gzip.
 *  @throws Error that names the largest parts */
export function scriptBudget(mostBytes: number): Plugin {
  return {
    name: 'script-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const parts = neededAtOnce(bundle)
        .scripts.flatMap((name) => {
          const chunk = bundle[name]
          return chunk?.type === 'chunk' ? [{ name, bytes: gzipSync(chunk.code).length }] : []
        })
        .sort((a, b) => b.bytes - a.bytes)
      const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
      const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
      this.info(`script before the map: ${kB(total)} gzip of at most ${kB(mostBytes)}`)
      if (total <= mostBytes) return
      const largest = parts.slice(0, 6).map(({ name, bytes }) => `${name} ${kB(bytes)}`)
      this.error(
        `The script before the map has ${kB(total)} gzip, at most ${kB(mostBytes)} are allowed: load what the first screen does not need later. Largest: ${largest.join(', ')}`,
      )
    },
  }
}

function dataTag(path: string): HtmlTagDescriptor {
  return link({ rel: 'preload', as: 'fetch', href: `./${path}` })
}

function link(attributes: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attributes, crossorigin: true }, injectTo: 'head' }
}
