import { rowText, SPARK, type RowContext } from './row-text'

const SVG = 'http://www.w3.org/2000/svg'

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

  const rankCell = make('span', 'row-rank', element)
  const rank = make('b', '', rankCell)
  const ranks = make('span', 'row-ranks t-label ink-3', rankCell)
  const nameCell = make('span', 'row-name', element)
  const nameText = make('bdi', 'row-country', nameCell)
  nameText.textContent = name
  const mark = make('span', 'row-mark', nameCell)

  const tier = make('span', 'row-tier', element)
  const swatch = makeSvg('svg', { class: 'tier-swatch', width: '12', height: '12' }, tier)
  const swatchFill = makeSvg('rect', { width: '12', height: '12', rx: '2' }, swatch)
  makeSvg('rect', { class: 'edge', x: '.5', y: '.5', width: '11', height: '11', rx: '2' }, swatch)
  const tierWord = make('span', 'row-tier-word', tier)
  const tierShareText = make('span', 'row-tier-share', tier)
  const tierBar = make('span', 'tier-bar', tier)
  const tierParts = Array.from({ length: breaks.length + 1 }, (_, t) =>
    make('i', `tier-${t + 1}${breaks.length === 5 ? ' of-6' : ''}`, tierBar),
  )

  const likelier = make('span', 'row-tier-other t-label', tier)

  const scoreCell = make('span', 'row-score', element)
  const score = make('b', '', scoreCell)
  const track = make('span', 'range-bar', scoreCell)
  for (const at of breaks) make('i', 'tick', track).style.setProperty('--at', String(at))
  make('i', 'band', track)
  const dot = make('i', 'dot', track)
  const reason = make('span', 'row-reason t-label', scoreCell)

  const spark = makeSvg(
    'svg',
    { class: 'sparkline', width: `${SPARK.width}`, height: `${SPARK.height}` },
    element,
  )
  const sparkPath = makeSvg('path', {}, spark)
  const sparkThin = makeSvg('path', { class: 'thin' }, spark)
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
    ranks: text(ranks),
    tierShare: text(tierShareText),
    likelier: text(likelier),
    tierClass: attribute(tier, 'class'),
    parts: tierParts.map((part) => slot((value) => part.style.setProperty('--p', value))),
    low: slot((value) => track.style.setProperty('--l', value)),
    high: slot((value) => track.style.setProperty('--h', value)),
    track: attribute(track, 'class'),
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
    thinPath: attribute(sparkThin, 'd'),
    dotClass: attribute(sparkDot, 'class'),
    x: attribute(sparkDot, 'cx'),
    y: attribute(sparkDot, 'cy'),
    move: text(move),
    share: slot((value) => coverageTrack.style.setProperty('--share', value)),
    coverage: text(coverageText),
    coverageClass: attribute(coverageText, 'class'),
    age: text(age),
  }

  function update(context: RowContext): void {
    const now = rowText(context, unitIndex, region)
    set.label(now.sentence)
    set.rank(now.rank)
    set.ranks(now.ranks)
    set.tierShare(now.tierShare)
    set.likelier(now.likelier)
    set.tierClass(now.firm ? (now.firm.unsure ? 'row-tier unsure' : 'row-tier') : 'row-tier bare')
    set.track(now.firm ? 'range-bar' : 'range-bar no-band')
    if (now.firm) {
      set.low(now.firm.low)
      set.high(now.firm.high)
      set.parts.forEach((write, t) => write(now.firm!.parts[t] ?? '0'))
    }
    set.mark(now.mark)
    set.markClass(`row-mark${now.markKind === '' ? '' : ` ${now.markKind}`}`)
    set.fill(now.fill)
    set.tier(now.tier)
    set.state(now.hasTier ? 'row-score' : 'row-score none')
    set.score(now.score)
    set.dotAt(now.hasTier ? context.frame.score100[unitIndex]!.toFixed(1) : '0')
    set.dotFill(now.hasTier ? now.fill : '')
    set.reason(now.reason)
    set.path(now.spark.path)
    set.thinPath(now.spark.thinPath)
    set.dotClass(now.spark.last?.isFirm === false ? 'thin' : '')
    set.x(String(now.spark.last?.x ?? -9))
    set.y(String(now.spark.last?.y ?? -9))
    set.move(now.move)
    set.share(now.share)
    set.coverage(now.coverage)
    set.coverageClass(now.thin ? 't-label thin' : 't-label')
    set.age(now.age)
  }

  return { element, unitIndex, update }
}
