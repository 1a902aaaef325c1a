import type { WorldFrame } from '../../core/frame'
import { ageText } from '../../format/dates'
import { DASH, numbers } from '../../format/numbers'
import { sparklinePath } from '../../format/sparkline-path'
import { rowSentence } from '../../format/world-text'
import { displayClass, fillOf, restsOnFilled } from '../../map/display-class'
import type { TierSpec } from '../../model/types'

const SVG = 'http://www.w3.org/2000/svg'
const SPARK = { width: 46, height: 20 }
/** Coverage this close above the floor is marked as thin. */
const THIN_ABOVE_FLOOR = 0.1

export interface RowContext {
  readonly frame: WorldFrame
  readonly tiers: readonly TierSpec[]
  readonly floor: number
  /** Titles of factors that have no score for a unit, where known. */
  readonly missing: (unitIndex: number) => readonly string[]
}

/** One row of the list. Its elements are made once; `update` writes only what has changed, because all rows change with
 *  every step of time. */
export interface RowElement {
  readonly element: HTMLElement
  readonly unitIndex: number
  update(context: RowContext): void
}

/** A text node or an attribute that is written only when it differs. */
function slot(write: (text: string) => void): (text: string) => void {
  let old: string | undefined
  return (text) => {
    if (text === old) return
    old = text
    write(text)
  }
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  parent: Element,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  parent.append(element)
  return element
}

function makeSvg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  parent: Element,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  parent.append(element)
  return element
}

const text = (element: Element) => slot((value) => (element.textContent = value))
const attribute = (element: Element, name: string) => slot((value) => element.setAttribute(name, value))

export function createRow(
  unitIndex: number,
  id: string,
  name: string,
  region: string,
  breaks: readonly number[],
): RowElement {
  const element = document.createElement('div')
  element.id = id
  element.className = 'rank-row'
  element.setAttribute('role', 'option')
  element.setAttribute('aria-selected', 'false')
  element.dataset.unit = String(unitIndex)

  const rank = make('b', 'row-rank', element)
  const nameCell = make('span', 'row-name', element)
  const nameText = make('bdi', 'row-country', nameCell)
  nameText.textContent = name
  const mark = make('span', 'row-mark', nameCell)

  const tier = make('span', 'row-tier', element)
  const swatch = makeSvg('svg', { class: 'tier-swatch', width: '12', height: '12' }, tier)
  const swatchFill = makeSvg('rect', { width: '12', height: '12', rx: '2' }, swatch)
  makeSvg('rect', { class: 'edge', x: '.5', y: '.5', width: '11', height: '11', rx: '2' }, swatch)
  const tierWord = make('span', '', tier)

  const scoreCell = make('span', 'row-score', element)
  const score = make('b', '', scoreCell)
  const track = make('span', 'range-bar', scoreCell)
  for (const at of breaks) make('i', 'tick', track).style.setProperty('--at', String(at))
  const dot = make('i', 'dot', track)
  const reason = make('span', 'row-reason t-label', scoreCell)

  const spark = makeSvg(
    'svg',
    { class: 'sparkline', width: `${SPARK.width}`, height: `${SPARK.height}` },
    element,
  )
  const sparkPath = makeSvg('path', {}, spark)
  const sparkDot = makeSvg('circle', { r: '2' }, spark)
  const move = make('span', 'row-move', element)

  const coverage = make('span', 'row-coverage', element)
  const coverageTrack = make('span', 'coverage-track', coverage)
  make('i', '', coverageTrack)
  const coverageText = make('span', 't-label', coverage)
  const age = make('span', 'row-age t-label ink-3', coverage)

  const set = {
    label: attribute(element, 'aria-label'),
    rank: text(rank),
    mark: text(mark),
    markClass: attribute(mark, 'class'),
    fill: attribute(swatchFill, 'fill'),
    tier: text(tierWord),
    score: text(score),
    dotAt: slot((value) => track.style.setProperty('--s', value)),
    dotFill: slot((value) => dot.style.setProperty('--tier', value)),
    state: attribute(scoreCell, 'class'),
    reason: text(reason),
    path: attribute(sparkPath, 'd'),
    x: attribute(sparkDot, 'cx'),
    y: attribute(sparkDot, 'cy'),
    move: text(move),
    share: slot((value) => coverageTrack.style.setProperty('--share', value)),
    coverage: text(coverageText),
    coverageClass: attribute(coverageText, 'class'),
    age: text(age),
  }

  function updateSparkline({ history, units }: WorldFrame): void {
    const n = history.years.length
    const values = new Float64Array(n)
    for (let i = 0; i < n; i++) values[i] = history.score100[i * units.length + unitIndex]!
    const { path, last } = sparklinePath(values, SPARK.width, SPARK.height, 3)
    set.path(path)
    set.x(String(last?.x ?? -9))
    set.y(String(last?.y ?? -9))
  }

  function update({ frame, tiers, floor, missing }: RowContext): void {
    const u = unitIndex
    const shown = displayClass(frame, u)
    const hasTier = typeof shown === 'number'
    const ongoing = frame.ongoing[u] === 1
    const filled = restsOnFilled(frame, u)
    const share = frame.coverage[u]!
    const noTier =
      shown === 'no-data' ? 'No data' : shown === 'not-covered' ? 'Did not exist' : 'Tier withheld'
    const marks = [
      ...(ongoing ? ['ongoing episode of mass killing'] : []),
      ...(filled ? ['rests on filled values'] : []),
    ]
    set.label(rowSentence(frame, tiers, u, marks, noTier.toLowerCase()))
    set.rank(frame.rank[u]! > 0 ? String(frame.rank[u]) : DASH)
    set.mark(ongoing ? 'Ongoing' : filled ? 'rests on filled values' : region)
    set.markClass(`row-mark${ongoing ? ' ongoing' : filled ? ' filled' : ''}`)
    set.fill(fillOf(shown, false, tiers.length))
    set.tier(hasTier ? (tiers[shown]?.title ?? '') : noTier)
    set.state(hasTier ? 'row-score' : 'row-score none')
    set.score(hasTier ? numbers.integer(frame.score100[u]!) : '')
    set.dotAt(hasTier ? frame.score100[u]!.toFixed(1) : '0')
    set.dotFill(hasTier ? fillOf(shown, false, tiers.length) : '')
    set.reason(hasTier ? '' : reasonOf(noTier, share, floor, missing(u)))
    updateSparkline(frame)
    set.move(hasTier ? numbers.signed(frame.change12Months[u]!) : DASH)
    set.share(Number.isFinite(share) ? share.toFixed(3) : '0')
    set.coverage(numbers.percent(share))
    set.coverageClass(share < floor + THIN_ABOVE_FLOOR ? 't-label thin' : 't-label')
    set.age(ageText(frame.ageNewestMonths[u]!))
  }

  return { element, unitIndex, update }
}

/** Why a row has no tier, in words. */
export function reasonOf(noTier: string, share: number, floor: number, missing: readonly string[]): string {
  if (noTier === 'Did not exist') return 'Not a State of its own at this date'
  const first =
    noTier === 'No data'
      ? 'No series speaks for this country yet'
      : share < floor
        ? `Coverage under the floor of ${numbers.percent(floor)}`
        : 'Too few of its parts have a score'
  if (missing.length === 0 || noTier === 'No data') return first
  const shown = missing.slice(0, 4).join(', ')
  const more = missing.length > 4 ? ` and ${missing.length - 4} more` : ''
  return `${first}. Missing: ${shown}${more}`
}
