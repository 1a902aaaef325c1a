import { firstAddress } from '../sources/live/collect'
import { consentText, LIVE_HOSTS } from '../sources/live/hosts'
import type { LiveRequest } from '../sources/live/requests'
import { LIVE_PREFIX } from '../sources/live/window'

/** Every live source with the text that a person agrees to. */
export const LIVE_LIST = LIVE_HOSTS.map((host) => ({
  id: host.id,
  title: host.title,
  host: new URL(host.origin).host,
  consent: consentText(host),
  years: host.years,
  ...(host.note ? { note: host.note } : {}),
  ...(host.key ? { key: host.key } : {}),
  ...(host.release ? { release: host.release } : {}),
  ...(host.countries ? { countries: host.countries } : {}),
}))

/** Id under which the editions of a live source are kept. */
export const liveEditionSource = (id: string): string => `${LIVE_PREFIX}${id}`

/** First address that would be asked, without the key. */
export const liveAddress = (id: string, ask: LiveRequest): string => firstAddress(id, ask)
