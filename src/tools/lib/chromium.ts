import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ForewatchError } from '../../core/errors'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/** Flags under which Chromium runs as any user, without a display, and asks nobody for anything. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of a Chromium: `CHROMIUM` if set, else the first on the PATH. @throws ForewatchError `file-missing` */
export function findChromium(): string {
  const named = process.env.CHROMIUM
  const candidates = named
    ? [named]
    : (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const found = candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
  if (found) return found
  throw new ForewatchError('file-missing', {
    what: 'The browser tests need a Chromium and found none',
    found: named ? `CHROMIUM=${named}, which cannot be run` : `none of ${NAMES.join(', ')} on the PATH`,
    expected: 'Chromium or Chrome',
    next: 'Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium) or set CHROMIUM to its path',
  })
}
