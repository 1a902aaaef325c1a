import type { UnitRecord } from '../../core/registry'
import type { CatalogueFile } from '../../core/series'
import { dateText } from '../../format/dates'
import { numbers } from '../../format/numbers'
import { followsFramework } from '../../model/framework-tree'
import type { RiskModel } from '../../model/types'
import { el, type El } from '../markup/el'
import { serialise } from '../markup/serialise'
import type { Figures } from './figures'
import { editionsText } from './lists'
import type { Results } from './results'
import type { SnapshotManifest } from './types'

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.2rem .6rem;border-bottom:1px solid}' +
  '.n{text-align:end;font-variant-numeric:tabular-nums}h1,h2{line-height:1.2}'

/** The page for people inside the zip: what is held, the list, the sources and licences. Needs no script and no network. */
export function snapshotPage(
  manifest: SnapshotManifest,
  catalogue: readonly CatalogueFile[],
  results: Results,
  units: readonly UnitRecord[],
  model: RiskModel,
  lists?: Pick<Figures, 'catalogue'>,
): string {
  const editions = editionsText(catalogue, lists)
  const title = `Forewatch snapshot as of ${dateText(manifest.asOf)}`
  const page = el(
    'html',
    { lang: 'en' },
    el('head', {}, el('meta', { charset: 'utf-8' }), el('title', {}, title), el('style', {}, STYLE)),
    el(
      'body',
      {},
      el('h1', {}, title),
      el(
        'p',
        {},
        `Model ${manifest.model.title} ${manifest.model.version}, seed ${manifest.seed}. Forewatch ${manifest.software}. `,
        'Risk of, never a finding that crimes are being committed. Missing is never zero; a country below the coverage floor has no tier.',
      ),
      editions !== undefined && el('p', {}, editions),
      el('p', {}, `Figures held: ${manifest.figuresRule}`),
      el(
        'p',
        {},
        'To check: forewatch verify FILE computes every number anew and compares; “Briefings” in Forewatch opens and verifies the file without a network.',
      ),
      el('h2', {}, 'Countries by score'),
      list(results, units, model),
      el('h2', {}, 'Sources and licences'),
      sources([...catalogue, ...(lists?.catalogue ?? [])]),
      manifest.leftOut.length > 0 && [
        el('h2', {}, 'Left out'),
        el(
          'ul',
          {},
          manifest.leftOut.map((each) =>
            el('li', {}, `${each.title} (${each.source}, ${each.licence}): ${each.reason}.`),
          ),
        ),
      ],
    ),
  )
  return `<!doctype html>\n${serialise(page)}\n`
}

function list({ headline }: Results, units: readonly UnitRecord[], model: RiskModel): El {
  const order = units
    .map((unit, u) => ({ unit, u, score: headline.score100[u] ?? -1 }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || (a.unit.id < b.unit.id ? -1 : 1))
  const isFramework = followsFramework(model.tree)
  const head = [
    ...['Rank', 'Country', 'Tier', 'Score', 'Model coverage'],
    ...(isFramework ? ['Framework coverage'] : []),
  ]
  return el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        head.map((text) => el('th', { scope: 'col' }, text)),
      ),
    ),
    el(
      'tbody',
      {},
      order.map(({ unit, u, score }) =>
        el(
          'tr',
          {},
          el('td', { class: 'n' }, headline.rank[u] ? String(headline.rank[u]) : '–'),
          el('th', { scope: 'row' }, unit.name),
          el('td', {}, model.tiers[headline.tierIndex[u] ?? -1]?.title ?? 'withheld'),
          el('td', { class: 'n' }, numbers.fixed(score, 1)),
          el('td', { class: 'n' }, numbers.percent(headline.coverage[u] ?? NaN)),
          isFramework && el('td', { class: 'n' }, numbers.percent(headline.frameworkCoverage[u] ?? NaN)),
        ),
      ),
    ),
  )
}

function sources(catalogue: readonly CatalogueFile[]): El {
  return el(
    'ul',
    {},
    catalogue.map(({ source, series }) =>
      el(
        'li',
        {},
        `${source.title}, ${source.publisher}, edition ${source.edition}, copy of ${source.editionDate}. Licence: ${source.licence}. ${source.citation} Series: ${series.map(({ id }) => id).join(', ')}. `,
        `Originals: ${source.originals.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256.slice(0, 16)})`).join('; ')}.`,
      ),
    ),
  )
}
