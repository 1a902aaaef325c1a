import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withFiles } from '../../src/tools/build/offline-plugin'

const template = readFileSync('src/offline/service-worker.js', 'utf8')
const version = (text: string) => /const VERSION = '([0-9a-f]{16})'/.exec(text)?.[1]

describe('the list of files in the service worker', () => {
  it('names every file with its checksum, and another version as soon as one of them differs', () => {
    const one = withFiles(template, { './': 'a1', './assets/x-1.js': 'b2' })
    expect(one).toContain('const FILES = {"./":"a1","./assets/x-1.js":"b2"}')
    expect(version(one)).toBeDefined()
    expect(version(withFiles(template, { './': 'a1', './assets/x-1.js': 'b3' }))).not.toBe(version(one))
    expect(version(withFiles(template, { './': 'a1', './assets/x-1.js': 'b2' }))).toBe(version(one))
  })

  it('is refused where the worker has no place for it', () => {
    expect(() => withFiles('self.x = 1', {})).toThrow(/no place/)
  })
})

describe('what the worker keeps', () => {
  it('stands under a name that the wipe of this device finds', () => {
    expect(template).toContain("const PREFIX = 'forewatch-")
  })
})
