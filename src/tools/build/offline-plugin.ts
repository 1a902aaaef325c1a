import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

/** Not needed to work: served, and never kept on the device. */
const LEFT_OUT = /^service-worker\.js$|\.map$/

/** Writes `service-worker.js` beside the built page, with the address and checksum of every file of this build.
 *  `template`: the worker without its list. */
export function offline(template: string): Plugin {
  let folder = ''
  return {
    name: 'offline',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir)
    },
    // After the public folder has been copied, too.
    closeBundle: {
      order: 'post',
      handler() {
        writeFileSync(
          join(folder, 'service-worker.js'),
          withFiles(readFileSync(template, 'utf8'), filesIn(folder)),
        )
      },
    },
  }
}

function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).split(sep).join('/'), path] as const)
    .filter(([name]) => !LEFT_OUT.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    files.map(([name, path]) => [name === 'index.html' ? './' : `./${name}`, digest(readFileSync(path))]),
  )
}

/** @throws Error when the template has no place for the list */
export function withFiles(template: string, files: Readonly<Record<string, string>>): string {
  const list = 'const FILES = {}'
  const version = "const VERSION = ''"
  if (!template.includes(list) || !template.includes(version))
    throw new Error('The service worker has no place for its list of files')
  return template
    .replace(list, () => `const FILES = ${JSON.stringify(files)}`)
    .replace(version, () => `const VERSION = '${digest(JSON.stringify(files))}'`)
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}
