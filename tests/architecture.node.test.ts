import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** Which folders of ours each folder may import. What is not listed is forbidden. */
const ALLOWED: Record<string, readonly string[]> = {
  core: [],
  model: ['core'],
  format: ['core', 'model'],
  engine: ['core', 'model'],
  sources: ['core', 'model'],
  // The import thread reads files with the parsers of `sources`.
  worker: ['core', 'model', 'engine', 'sources'],
  // Briefings say what the screens say: they are made by the screens' own pure rules.
  briefing: ['core', 'model', 'engine', 'format', 'charts', 'map'],
  storage: ['core', 'model'],
  charts: ['core', 'model', 'format', 'engine'],
  map: ['core', 'model', 'format', 'engine'],
  stores: ['core', 'model', 'engine', 'sources', 'briefing', 'storage', 'worker'],
  // `styles` as text: exported files and pictures carry the colours of the screen.
  composables: ['core', 'model', 'stores', 'charts', 'map', 'format', 'engine', 'briefing', 'styles'],
  // `briefing`: the screen draws the very page that is printed.
  components: ['core', 'model', 'format', 'charts', 'map', 'composables', 'engine', 'briefing'],
  pages: [
    'core',
    'model',
    'format',
    'engine',
    'charts',
    'map',
    'stores',
    'composables',
    'components',
    'sources',
  ],
  // `components` for the texts of the rows: the build writes the newest list into the page.
  tools: ['core', 'model', 'engine', 'sources', 'format', 'map', 'charts', 'briefing', 'components'],
}
/** Packages that only one place may use. */
const ONLY_IN: Record<string, RegExp> = {
  'simple-statistics': /^core\/stats\.ts$/,
  leaflet: /^map\//,
  echarts: /^(charts|components\/charts)\//,
  pinia: /^(stores\/|start\.ts$)/,
  ky: /^sources\/http\//,
  idb: /^storage\//,
}
const NODE_ONLY = /^tools\//

interface Import {
  readonly file: string
  readonly target: string
  readonly typeOnly: boolean
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : /\.(ts|vue)$/.test(entry.name) ? [path] : []
  })
}

function imports(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  const file = relative(SRC, path)
  const found: Import[] = []
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"\n;]*?(?:\n[^'"]*?)?from\s+['"]([^'"]+)['"]/g,
  ))
    found.push({ file, target: match[2]!, typeOnly: match[1] !== undefined })
  for (const match of text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g))
    found.push({ file, target: (match[1] ?? match[2])!, typeOnly: false })
  return found
}

const all = files(SRC).flatMap(imports)

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : ''
}

describe('import directions', () => {
  it('finds the import lines of the source tree', () => {
    expect(all.length).toBeGreaterThan(100)
  })

  it('lets each folder import only the folders listed for it', () => {
    const wrong = all.filter(({ file, target }) => {
      const folder = folderOf(file)
      if (!target.startsWith('.') || folder === '') return false
      const to = folderOf(relative(SRC, resolve(SRC, dirname(file), target)))
      return to !== folder && !to.startsWith('..') && !(ALLOWED[folder] ?? []).includes(to)
    })
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  it('keeps each special package in its one place', () => {
    const wrong = all.filter(({ file, target, typeOnly }) => {
      const name = Object.keys(ONLY_IN).find((pkg) => target === pkg || target.startsWith(`${pkg}/`))
      return name !== undefined && !typeOnly && !ONLY_IN[name]!.test(file)
    })
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  it('keeps Node modules out of everything that is shipped to the browser', () => {
    const wrong = all.filter(({ file, target }) => target.startsWith('node:') && !NODE_ONLY.test(file))
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  it('lets components touch no store', () => {
    const wrong = all.filter(
      ({ file, target }) => file.startsWith('components/') && target.includes('/stores/'),
    )
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })
})
