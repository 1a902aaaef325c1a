import { ForewatchError } from '../core/errors'

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(markup: string): string; createScriptURL(url: string): string },
  ): unknown
}

/** The only two texts that Leaflet 1.9 puts through an HTML sink: one to test for SVG, one to empty an element. */
const LEAFLET_CONSTANTS: readonly string[] = ['<svg/>', '']

/** Admits Leaflet's two constants and throws on everything else. @throws ForewatchError `internal` */
export function admitOnlyLeafletConstants(markup: string): string {
  if (LEAFLET_CONSTANTS.includes(markup)) return markup
  throw new ForewatchError('internal', {
    what: 'Text was on its way into an HTML sink and was stopped',
    found: `${markup.slice(0, 40)}…`,
    expected: 'text nodes only',
  })
}

/** Admits scripts of the app's own origin, which is what its threads are started from, and throws on all others.
 *  @throws ForewatchError `internal` */
export function admitOnlyOwnScripts(url: string): string {
  const own = globalThis.location
  if (/^https?:$/.test(own.protocol) && new URL(url, own.href).origin === own.origin) return url
  throw new ForewatchError('internal', {
    what: 'A script of another origin was about to be started and was stopped',
    found: url.slice(0, 60),
    expected: own.origin,
  })
}

/** Installs the Trusted Types policy `default`. Must run before Leaflet is loaded and
 *  before a thread is started; does nothing in browsers without
 *  Trusted Types. */
export function installTrustedTypes(scope: object = globalThis): void {
  const factory = (scope as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML: admitOnlyLeafletConstants,
    createScriptURL: admitOnlyOwnScripts,
  })
}
