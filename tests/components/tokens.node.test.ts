import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ciede2000, contrast, lab, rgb, seenAs, type Vision } from '../helpers/colour'

const css = readFileSync(join(import.meta.dirname, '../../src/styles/tokens.css'), 'utf8')

function block(opening: string): Map<string, string> {
  const from = css.indexOf(opening)
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from))
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!.trim()]))
}

const light = block(':root {')
const darkByClass = block(':root.dark {')
const darkBySystem = block(':root:not(.light) {')
const schemes = [
  ['light', light],
  ['dark', darkByClass],
] as const
const VISIONS: readonly Vision[] = ['normal', 'protan', 'deutan', 'tritan']

/** Smallest CIEDE2000 between neighbours of a ramp. */
function smallestStep(colours: readonly string[], vision: Vision): number {
  const seen = colours.map((hex) => lab(seenAs(rgb(hex), vision)))
  return Math.min(...seen.slice(1).map((colour, i) => ciede2000(seen[i]!, colour)))
}

describe('CIEDE2000 helper', () => {
  it.each([
    // Pairs 1, 7, 13, 20, 24 and 34 of Sharma, Wu and Dalal's test data.
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
    [[50, 2.5, 0], [50, 3.1736, 0.5854], 1.0],
    [[50, 2.5, 0], [50, 3.2592, 0.335], 1.0],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])('%j and %j differ by %d', (one, two, expected) => {
    expect(ciede2000(one, two)).toBeCloseTo(expected, 4)
  })
})

describe('tokens', () => {
  it('hold the same dark colours for the class and for the system setting', () => {
    expect([...darkBySystem]).toEqual([...darkByClass])
    expect(darkByClass.size).toBeGreaterThan(40)
  })

  it.each(schemes)('%s: text reads on every ground', (_, tokens) => {
    for (const ground of ['paper', 'surface', 'sunk', 'accent-wash'])
      for (const text of ['ink', 'ink-2', 'ink-3'])
        expect(
          contrast(tokens.get(text)!, tokens.get(ground)!),
          `${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5)
    for (const text of ['accent', 'raise', 'lower', 'caution'])
      expect(contrast(tokens.get(text)!, tokens.get('surface')!), text).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens.get('ctl')!, tokens.get('surface')!)).toBeGreaterThanOrEqual(3)
  })

  const ramps = [
    ['risk, five classes', ['r1', 'r2', 'r3', 'r4', 'r5']],
    ['risk, six classes', ['r6-1', 'r6-2', 'r6-3', 'r6-4', 'r6-5', 'r6-6']],
    ['counts of a context', ['n1', 'n2', 'n3', 'n4', 'n5']],
    ['change', ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7']],
  ] as const
  for (const [scheme, tokens] of schemes)
    for (const [name, ids] of ramps)
      it.each(VISIONS)(`${scheme}, ${name}: neighbours stay apart in %s vision`, (vision) => {
        expect(
          smallestStep(
            ids.map((id) => tokens.get(id)!),
            vision,
          ),
        ).toBeGreaterThanOrEqual(9)
      })

  it.each(schemes)('%s: more risk, and a larger count, always stand out more', (scheme, tokens) => {
    for (const [, ids] of ramps.slice(0, 3)) {
      const lightness = ids.map((id) => lab(rgb(tokens.get(id)!))[0])
      const sorted = [...lightness].sort((a, b) => (scheme === 'light' ? b - a : a - b))
      expect(lightness).toEqual(sorted)
    }
  })
})
