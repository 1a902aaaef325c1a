import type { Child } from './el'

const VOID = new Set(['meta', 'br', 'hr', 'img', 'col', 'link'])
const NAME = /^[a-zA-Z][a-zA-Z0-9:-]*$/

/** HTML or SVG text of an element. Text and attributes are escaped; the one exception is `style`, whose text is our own
 *  style sheet. `xml`: empty elements close themselves, as a file that is not HTML needs it. */
export function serialise(child: Child, xml = false): string {
  if (typeof child === 'string') return escapeText(child)
  const { tag, attrs, children } = child
  const given = Object.entries(attrs)
    .filter(([name]) => NAME.test(name) && !/^on/i.test(name))
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
  if (VOID.has(tag)) return `<${tag}${given}${xml ? '/' : ''}>`
  if (xml && children.length === 0) return `<${tag}${given}/>`
  const inner =
    tag === 'style'
      ? children.map((each) => cssText(each)).join('')
      : children.map((each) => serialise(each, xml)).join('')
  return `<${tag}${given}>${inner}</${tag}>`
}

/** A style sheet cannot end its own element. */
function cssText(child: Child): string {
  return typeof child === 'string' ? child.replaceAll('</', '<\\/') : ''
}

export function escapeText(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}

/** Control characters that no XML may hold are shown as the replacement character. */
function clean(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}
