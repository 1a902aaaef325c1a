import { readFileSync } from 'node:fs'
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
/** Modules that the first screen needs; the page asks for them, and all they import, together. */
const ENTRIES = /\/src\/(?:start\.ts|pages\/WorldPage\.vue)$/

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
        return {
          html: page.replace(PLACE, () => readFileSync(fragment, 'utf8')),
          tags: [...codeTags(bundle ?? {}, page), ...DATA.map(dataTag)],
        }
      },
    },
  }
}

function codeTags(bundle: Rolldown.OutputBundle, page: string): HtmlTagDescriptor[] {
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
  const missing = (name: string) => !page.includes(name)
  return [
    ...[...styles].filter(missing).map((name) => link({ rel: 'stylesheet', href: `./${name}` })),
    ...[...scripts].filter(missing).map((name) => link({ rel: 'modulepreload', href: `./${name}` })),
  ]
}

function dataTag(path: string): HtmlTagDescriptor {
  return link({ rel: 'preload', as: 'fetch', href: `./${path}` })
}

function link(attributes: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attributes, crossorigin: true }, injectTo: 'head' }
}
