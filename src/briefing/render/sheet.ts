import { drawFigure } from '../figures/draw'
import { el, type El } from '../markup/el'
import type { Block, BriefingDocument, Inline, Part, Section } from '../document/types'

/** A map stands on landscape paper. */
const WIDTH = { full: 690, half: 330, landscape: 1000 } as const

/** The document as the page that is shown, printed and written to HTML: one `article`, one part a page. */
export function renderSheet(document: BriefingDocument): El {
  return el(
    'article',
    { class: `bf bf-kind-${document.kind}`, lang: 'en' },
    document.parts.map((part, i) => renderPart(document, part, i === 0)),
    renderEnd(document),
  )
}

function renderPart(document: BriefingDocument, part: Part, first: boolean): El {
  const place = (wanted: Section['place']) => part.sections.filter((section) => section.place === wanted)
  const full = place('full')
  const [left, right] = [place('first'), place('second')]
  const before = full.filter(({ id }) => id !== 'note')
  const after = full.filter(({ id }) => id === 'note')
  return el(
    'section',
    { class: 'bf-part', id: `part-${part.id}` },
    el(
      'header',
      { class: 'bf-run' },
      el('b', {}, 'Forewatch'),
      el('span', {}, document.kindText),
      el('span', { class: 'bf-space' }),
      el('span', {}, document.asOfText),
      el('span', {}, document.modelText),
      el('span', {}, document.snapshotText),
      document.label !== '' && el('b', {}, document.label),
    ),
    first &&
      document.title !== part.title &&
      document.parts.length > 1 &&
      el('p', { class: 'bf-over' }, document.title),
    el('h1', {}, document.parts.length === 1 ? document.title : part.title),
    before.map(renderSection),
    (left.length > 0 || right.length > 0) &&
      el(
        'div',
        { class: left.length > 0 && right.length > 0 ? 'bf-two' : 'bf-one' },
        left.length > 0 && el('div', {}, left.map(renderSection)),
        right.length > 0 && el('div', {}, right.map(renderSection)),
      ),
    after.map(renderSection),
  )
}

function renderSection(section: Section): El {
  const width = section.id === 'map' ? WIDTH.landscape : section.place === 'full' ? WIDTH.full : WIDTH.half
  return el(
    'section',
    { class: `bf-section bf-s-${section.id}` },
    section.title !== undefined && el('h2', {}, section.title),
    section.blocks.map((block) => renderBlock(block, width)),
  )
}

function renderBlock(block: Block, width: number): El {
  switch (block.kind) {
    case 'paragraph':
      return el(
        'p',
        { class: `bf-${block.style === 'lead' ? 'headline' : block.style}` },
        inlines(block.runs),
      )
    case 'facts':
      return el(
        'dl',
        { class: 'bf-facts' },
        block.items.map((fact) =>
          el(
            'div',
            {},
            el('dt', {}, fact.label),
            el('dd', { class: 'bf-value' }, inlines(fact.value)),
            fact.figure &&
              el('dd', { class: 'bf-bar' }, drawFigure(fact.figure, `${fact.label} on the scale`, 140)),
            el('dd', { class: 'bf-note' }, inlines(fact.note)),
          ),
        ),
      )
    case 'list':
      return el(
        'ul',
        { class: 'bf-list' },
        block.items.map((item) => el('li', {}, inlines(item))),
      )
    case 'table':
      return el(
        'table',
        { class: 'bf-table' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            block.columns.map(({ title, align }) =>
              title === ''
                ? el('td', {})
                : el('th', { scope: 'col', class: align === 'end' ? 'bf-n' : undefined }, title),
            ),
          ),
        ),
        el(
          'tbody',
          {},
          block.rows.map((row) =>
            el(
              'tr',
              {},
              row.map((cell, c) =>
                el(
                  c === 0 ? 'th' : 'td',
                  {
                    scope: c === 0 ? 'row' : undefined,
                    class: block.columns[c]?.align === 'end' ? 'bf-n' : undefined,
                  },
                  inlines(cell),
                ),
              ),
            ),
          ),
        ),
      )
    case 'figure':
      return el(
        'figure',
        { class: 'bf-figure' },
        drawFigure(block.figure, block.alt, width),
        el('figcaption', { class: 'bf-note' }, block.note),
      )
  }
}

function inlines(runs: readonly Inline[]): (El | string)[] {
  return runs.map((run) => {
    if (run.kind === 'cite') return run.numbers.length > 0 ? el('sup', {}, run.numbers.join(',')) : ''
    if (run.kind === 'field')
      return el('data', { value: run.value === null ? '' : String(run.value) }, run.text)
    return run.strong ? el('b', {}, run.text) : run.text
  })
}

function renderEnd({ caveats, leftOut, sources, citation }: BriefingDocument): El {
  return el(
    'footer',
    { class: 'bf-end' },
    el('p', { class: 'bf-caveat' }, el('b', {}, 'How to read this. '), inlines(caveats)),
    leftOut.length > 0 &&
      el('p', { class: 'bf-note' }, el('b', {}, 'Not in this briefing: '), `${leftOut.join('; ')}.`),
    sources.length > 0 &&
      el(
        'ol',
        { class: 'bf-sources' },
        sources.map(({ text, licence }) => el('li', {}, `${text}. Licence: ${licence}`)),
      ),
    el('p', { class: 'bf-cite' }, citation),
  )
}
