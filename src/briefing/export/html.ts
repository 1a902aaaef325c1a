import type { BriefingDocument } from '../document/types'
import { el } from '../markup/el'
import { serialise } from '../markup/serialise'
import { renderSheet } from '../render/sheet'

export type Paper = 'A4' | 'Letter'

/** Style sheets as text: tokens and the briefing's own. */
export interface Styles {
  readonly tokens: string
  readonly briefing: string
}

/** The whole briefing in one HTML file that opens anywhere without a network: no script, no link, no font. */
export function exportHtml(document: BriefingDocument, styles: Styles, paper: Paper = 'A4'): string {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
  const size = `${paper === 'A4' ? 'A4' : 'letter'}${document.kind === 'map' ? ' landscape' : ''}`
  const page = `@page{size:${size};margin:14mm;@bottom-right{content:counter(page) " of " counter(pages);font:10px sans-serif}}body{margin:0}`
  const root = el(
    'html',
    { lang: 'en', class: 'light' },
    el(
      'head',
      {},
      el('meta', { charset: 'utf-8' }),
      el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      el('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
      el('meta', { name: 'generator', content: 'Forewatch' }),
      el('title', {}, `${document.title} · ${document.asOfText} · Forewatch`),
      el('style', {}, styles.tokens, styles.briefing, page),
    ),
    el('body', {}, renderSheet(document)),
  )
  return `<!doctype html>\n${serialise(root)}\n`
}
