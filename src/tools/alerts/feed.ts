import { Feed } from 'feed'
import type { AlertRecord } from '../../core/alert-record'
import { GROUPED_FROM } from '../../engine/alerts'
import { dateText } from '../../format/dates'
import { numbers } from '../../format/numbers'
import { NOTICE, pastText, type PublishedAlert } from './report'

/** Where the app is served with the feed beside it: `alerts --out public/alerts` puts it there. */
export const FEED_PATH = 'alerts/alerts.atom'

export interface FeedAbout {
  /** Address under which the app is hosted, with a slash at the end; links of the entries begin with it. */
  readonly site: string
  readonly modelText: string
  readonly record: AlertRecord
}

/** An Atom feed. Its dates are those of the figures and its ids are made from rule, country and month, so that the same
 *  alerts give the same bytes and no reader shows one twice.
 *  @param asOf  ISO date of the newest moment, for a feed without entries */
export function alertsAtom(alerts: readonly PublishedAlert[], asOf: string, about: FeedAbout): string {
  const feed = new Feed({
    title: 'Forewatch alerts',
    description: `${about.modelText}. ${NOTICE}`,
    id: 'urn:forewatch:alerts',
    link: about.site,
    feedLinks: { atom: `${about.site}${FEED_PATH}` },
    // RFC 4287, 4.1.1: a feed names its author, or every entry does.
    author: { name: 'Forewatch', link: about.site },
    updated: noon(asOf),
    generator: 'Forewatch',
    copyright: 'Figures under the licences of their sources, named in the app',
  })
  for (const entry of entriesOf(alerts)) {
    const [first] = entry
    feed.addItem({
      id: `urn:forewatch:alert:${encodeURIComponent(entry.length === 1 ? first.id : `${first.rule}/${first.asOf}`)}`,
      title: `${entry.length === 1 ? first.name : `${entry.length} countries`}: ${first.title}`,
      link: entry.length === 1 ? `${about.site}#/country/${first.unit}` : `${about.site}#/watchlists`,
      date: noon(first.asOf),
      published: noon(first.asOf),
      description: `As of ${dateText(first.asOf)}. ${first.ruleText} ${detailOf(entry)} ${pastText(first, about.record)}. ${about.modelText}. ${NOTICE}`,
      category: [{ term: first.rule, name: first.title }],
    })
  }
  return feed.atom1()
}

type Entry = readonly [PublishedAlert, ...PublishedAlert[]]

/** One entry an alert; alerts of one rule that reach very many countries at once are one, as on screen. */
function entriesOf(alerts: readonly PublishedAlert[]): readonly Entry[] {
  const groups = new Map<string, PublishedAlert[]>()
  for (const alert of alerts) {
    const key = `${alert.rule}/${alert.asOf}`
    groups.set(key, [...(groups.get(key) ?? []), alert])
  }
  return [...groups.values()].flatMap((group): Entry[] =>
    group.length >= GROUPED_FROM ? [group as unknown as Entry] : group.map((alert): Entry => [alert]),
  )
}

function detailOf(entry: Entry): string {
  const [first] = entry
  if (entry.length > 1)
    return `Countries: ${entry
      .map(({ name }) => name)
      .sort()
      .join(', ')}.`
  const coverage = `model coverage ${numbers.percent(first.coverage)}`
  if (first.score100 === null) return `Value ${first.signal}. No tier is given, ${coverage}.`
  const tier =
    first.tier === null || first.tierProbability === null
      ? ''
      : `tier ${first.tier} in ${numbers.percent(first.tierProbability)} of draws, `
  return `Value ${first.signal}. Score ${numbers.integer(first.score100)}, ${tier}${coverage}.`
}

const noon = (isoDate: string): Date => new Date(`${isoDate}T12:00:00Z`)
