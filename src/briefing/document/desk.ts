import { dateText } from '../../format/dates'
import { eventKindName, eventsAhead, monthsLater, type CalendarEvent } from '../../model/calendar'
import type { Decision } from '../../model/watchlist'
import type { Context } from './context'
import type { CountryData } from './country-data'
import { text } from './field'
import type { Block, Section } from './types'

/** What a desk keeps beside the figures. It is no part of the snapshot and enters no score; the page says so. */
export interface Desk {
  /** Day of writing, ISO date. */
  readonly today: string
  readonly calendar: readonly CalendarEvent[]
  readonly decisions: readonly Decision[]
}

/** How far ahead and how far back is looked. */
const MONTHS = 12
const MOST_EVENTS = 6
const MOST_DECISIONS = 8
const BASIS = 'Entered by the desk; no part of the snapshot, and in no score.'

const note = (words: string): Block => ({ kind: 'paragraph', style: 'note', runs: [text(words)] })

/** Events of the desk's calendar in the next twelve months, nearest first; undefined without any. */
export function ahead(context: Context, { unit }: CountryData): Omit<Section, 'id'> | undefined {
  const { desk } = context.request
  if (!desk) return undefined
  const until = monthsLater(desk.today, MONTHS)
  const events = eventsAhead(desk.calendar, unit, desk.today, MONTHS)
  if (events.length === 0) return undefined
  const more = events.length - MOST_EVENTS
  const items = events.slice(0, MOST_EVENTS).map(({ on, kind, title, source }) => {
    const what = kind === 'other' ? title : `${eventKindName(kind)}, ${title}`
    return [text(`${dateText(on)}: ${what}${source ? ` (${source})` : ''}`)]
  })
  return {
    title: `Triggers ahead, to ${dateText(until)}`,
    place: 'first',
    blocks: [{ kind: 'list', items }, note(more > 0 ? `${more} more in the calendar. ${BASIS}` : BASIS)],
  }
}

/** Decisions on the country: open ones by due date, then those settled, newest first. Undefined without any. */
export function decisions(context: Context, { unit }: CountryData): Omit<Section, 'id'> | undefined {
  const own = (context.request.desk?.decisions ?? []).filter((decision) => decision.unit === unit)
  if (own.length === 0) return undefined
  const rank = ({ state, dueBy }: Decision) => (state === 'open' ? (dueBy ?? '9999') : '')
  const open = own.filter(({ state }) => state === 'open').sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  const settled = own.filter(({ state }) => state !== 'open').sort((a, b) => (a.on > b.on ? -1 : 1))
  const items = [...open, ...settled]
    .slice(0, MOST_DECISIONS)
    .map((decision) => [text(decisionText(decision))])
  return {
    title: open.length > 0 ? 'Options and decisions' : 'Decisions taken',
    place: 'full',
    blocks: [{ kind: 'list', items }, note(BASIS)],
  }
}

function decisionText({ text: words, on, state, dueBy }: Decision): string {
  const until = dueBy ? `, due ${dateText(dueBy)}` : ''
  const status = { open: `open${until}`, done: 'done', closed: 'closed' }[state]
  return `${words.trim().replace(/\.$/, '')}. Recorded ${dateText(on)}, ${status}`
}
