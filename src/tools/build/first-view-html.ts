import { rowGroups } from '../../components/world/row-order'
import { rowName, rowText, SPARK, type RowText } from '../../components/world/row-text'
import { tierBand } from '../../format/tier-band'
import { SCREENS } from '../../components/shell/screens'
import { countryKey } from '../../core/country-key'
import type { FrameDoubt } from '../../core/frame-doubt'
import type { WorldFrame } from '../../core/frame'
import { countries, worldHeadline, worldSubtitle } from '../../format/world-text'
import { fillOf } from '../../map/display-class'
import type { TierSpec } from '../../model/types'
import { html, type Markup } from './html'

export interface FirstViewPage {
  readonly frame: WorldFrame
  readonly doubt?: FrameDoubt | undefined
  readonly tiers: readonly TierSpec[]
  readonly floor: number
  /** What stands under the map: projection, boundaries, notice. */
  readonly mapNote: string
}

/** Rows that stand in the page itself: more than the tallest usual screen shows. */
const ROWS = 30

/** The head of the newest ranking as plain markup, in the classes of the World screen, so that the app takes its place
 *  without a jump. It is what the screen shows, from the same texts; what needs a script (map, controls, the further
 *  rows) is left out and its place kept. */
export function firstViewHtml({ frame, doubt, tiers, floor, mapNote }: FirstViewPage): string {
  const nTiers = frame.tierIndex.reduce((n, tier) => (tier >= 0 ? n + 1 : n), 0)
  return html`<div class="first-view">
    <header class="top-bar">
      <a class="brand" href="#/">${brandMark}Forewatch</a>
      <nav class="main-nav" aria-label="Main">${SCREENS.map(navLink)}</nav>
    </header>
    <main>
      <div class="world wrap">
        <header class="world-head">
          <h1 class="t-screen">${worldHeadline(frame, tiers, doubt)}</h1>
          <p class="ink-2">
            ${`${worldSubtitle(nTiers, frame.asOf, { bands: doubt !== undefined })}. A starting point for analysis, not a verdict.`}
          </p>
        </header>
        <div class="first-controls"></div>
        <div class="world-grid" data-tab="both">
          <div class="world-side">
            <section class="panel world-map-panel" aria-label="Map">
              <div class="world-map">
                <div class="world-map-wait"></div>
                <p class="map-note t-label">${mapNote}</p>
              </div>
              <div class="first-legend"></div>
            </section>
          </div>
          <section class="panel rank-list world-list" aria-label="Countries by tier">
            <div class="first-tools"></div>
            <div class="rank-scroll">${groupsOf(frame, doubt, tiers, floor)}</div>
            <p class="rank-foot t-label">
              <span>The first ${ROWS} countries; the map and the other rows are being loaded.</span>
            </p>
          </section>
        </div>
      </div>
    </main>
  </div>`.text
}

function navLink({ text, path, name }: (typeof SCREENS)[number]): Markup {
  return name === 'world'
    ? html`<a href="#${path}" aria-current="page">${text}</a>`
    : html`<a href="#${path}">${text}</a>`
}

function groupsOf(
  frame: WorldFrame,
  doubt: FrameDoubt | undefined,
  tiers: readonly TierSpec[],
  floor: number,
): Markup[] {
  const names = frame.units.map((unit) => countryKey(unit.name))
  const ids = tiers.map(({ id }) => id)
  const groups = rowGroups(frame, names, ids, { sort: 'score', text: '', tierIds: new Set() })
  let left = ROWS
  return groups.flatMap(({ tier, units }) => {
    const shown = units.slice(0, left)
    left -= shown.length
    if (shown.length === 0) return []
    const note = tier < 0 ? countries(units.length) : `${tierBand(tiers, tier)} · ${countries(units.length)}`
    const rows = shown.map((u) => {
      const unit = frame.units[u]!
      const text = rowText(
        { frame, doubt, tiers, floor, missing: () => [] },
        u,
        unit.subregion || unit.region,
      )
      return row(rowName(unit), text, frame.score100[u]!, tiers.length)
    })
    return [
      html`<h2 class="rank-head">
          <b>${tiers[tier]?.title ?? 'No tier'}</b><span class="ink-2">${note}</span>
        </h2>
        <ol class="rank-rows">
          ${rows}
        </ol>`,
    ]
  })
}

function row(name: string, text: RowText, score100: number, nTiers: number): Markup {
  const mark = `row-mark${text.markKind === '' ? '' : ` ${text.markKind}`}`
  return html`<li class="rank-row">
    <span class="row-rank"
      ><b>${text.rank}</b><span class="row-ranks t-label ink-3">${text.ranks}</span></span
    >
    <span class="row-name"
      ><bdi class="row-country">${name}</bdi><span class="${mark}">${text.mark}</span></span
    >
    <span class="row-tier"
      >${swatch(text.fill)}<span class="row-tier-word">${text.tier}</span
      ><span class="row-tier-share">${text.tierShare}</span>${tierBar(text, nTiers)}<span
        class="row-tier-other t-label"
        >${text.likelier}</span
      ></span
    >
    <span class="row-score${text.hasTier ? '' : ' none'}"
      ><b>${text.score}</b>${text.hasTier ? rangeBar(score100, text) : []}
      <span class="row-reason t-label">${text.reason}</span></span
    >
    <svg class="sparkline" width="${SPARK.width}" height="${SPARK.height}" aria-hidden="true">
      <path d="${text.spark.path}" />
      <path class="thin" d="${text.spark.thinPath}" />
      <circle
        r="2"
        class="${text.spark.last?.isFirm === false ? 'thin' : ''}"
        cx="${text.spark.last?.x ?? -9}"
        cy="${text.spark.last?.y ?? -9}"
      />
    </svg>
    <span class="row-move">${text.move}</span>
    <span class="row-coverage">
      <span class="t-label${text.thin ? ' thin' : ''}">${text.coverage}</span>
      <span class="row-age t-label ink-3">${text.age}</span>
    </span>
  </li>`
}

function swatch(fill: string): Markup {
  return html`<svg class="tier-swatch" width="12" height="12" aria-hidden="true">
    <rect width="12" height="12" rx="2" fill="${fill}" />
  </svg>`
}

/** The score on its line. Drawn as a shape: the content policy allows no style attribute in the page. */
function rangeBar(score100: number, { fill, firm }: RowText): Markup {
  const at = `${score100.toFixed(1)}%`
  return html`<svg class="first-range" width="100%" height="18" aria-hidden="true">
    <path d="M0 9H999" />
    ${
      firm
        ? html`<rect
            class="band"
            x="${firm.low}%"
            y="5"
            width="${(Number(firm.high) - Number(firm.low)).toFixed(1)}%"
            height="8"
          />`
        : []
    }
    <circle cx="${at}" cy="9" r="4.4" fill="${fill}" />
  </svg>`
}

/** All tier probabilities as a bar, like TierBar. */
function tierBar({ firm }: RowText, nTiers: number): Markup | never[] {
  if (!firm) return []
  let from = 0
  const parts = firm.parts.map((share, t) => {
    const x = from
    from += Number(share) * 100
    const width = Math.max(0, Number(share) * 100 - 1)
    return html`<rect
      x="${x.toFixed(1)}%"
      width="${width.toFixed(1)}%"
      height="5"
      fill="${fillOf(t, false, nTiers)}"
    />`
  })
  return html`<svg class="tier-bar" width="100%" height="5" aria-hidden="true">${parts}</svg>`
}

const brandMark = html`<svg class="brand-mark" width="26" height="18" viewBox="0 0 26 18" aria-hidden="true">
  <path d="M1 9h24" class="line" />
  <rect x="8" y="5.5" width="13" height="7" rx="1.5" class="band" />
  <circle cx="16" cy="9" r="4.6" class="dot" />
  <path d="M1 5.5v7M25 5.5v7" class="line" />
</svg>`
