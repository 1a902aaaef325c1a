import { z } from 'zod'
import { ForewatchError } from '../core/errors'
import { endMonth, lastDayOf, parsePeriod } from '../core/period'
import { visibleText } from '../core/visible-text'

/** Kinds of dated events that analysts watch for. */
export const EVENT_KINDS = [
  'election',
  'referendum',
  'anniversary',
  'verdict',
  'mandate-ends',
  'other',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

const KIND_NAMES: Readonly<Record<EventKind | 'any', string>> = {
  election: 'Election',
  referendum: 'Referendum',
  anniversary: 'Anniversary',
  verdict: 'Verdict',
  'mandate-ends': 'End of a mandate',
  other: 'Other event',
  any: 'Any event',
}
export const eventKindName = (kind: EventKind | 'any'): string => KIND_NAMES[kind]

const day = z.iso.date()

/** An event that is or was ahead, entered by a person. It enters no score. */
export const calendarEventSchema = z.strictObject({
  unit: z.string().regex(/^[A-Z][A-Z0-9]{2}$/),
  /** Day on which it is to take place, ISO date. */
  on: day,
  kind: z.enum(EVENT_KINDS),
  title: z.string().trim().overwrite(visibleText).min(1).max(200),
  /** Day since which it has been known, ISO date: no date before sees it. */
  knownSince: day,
  source: z.string().overwrite(visibleText).max(400).optional(),
})
export type CalendarEvent = z.infer<typeof calendarEventSchema>

export const MOST_EVENTS = 5000

/** Reads a kept calendar; the order is that of dates, then countries. @throws ForewatchError `bad-schema` */
export function readCalendar(json: unknown): readonly CalendarEvent[] {
  const parsed = z.array(calendarEventSchema).max(MOST_EVENTS).safeParse(json)
  if (parsed.success) return inOrder(parsed.data)
  const issue = parsed.error.issues[0]
  throw new ForewatchError('bad-schema', {
    what: 'The calendar cannot be read',
    where: issue?.path.join('.') ?? '',
    found: issue?.message ?? 'another structure',
    expected: 'events with country, day, kind, title and the day since which they are known',
    next: 'Import the calendar once more',
  })
}

/** The calendar with further events; one that is there already, by country, day and title, is kept once, the newer text. */
export function withEvents(
  calendar: readonly CalendarEvent[],
  further: readonly CalendarEvent[],
): readonly CalendarEvent[] {
  const all = new Map(calendar.map((event) => [eventKey(event), event]))
  for (const event of further) all.set(eventKey(event), event)
  return inOrder([...all.values()])
}

export const eventKey = ({ unit, on, title }: CalendarEvent): string => `${unit}/${on}/${title}`

function inOrder(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const keyed = events.map((event) => [`${event.on}/${event.unit}/${event.title}`, event] as const)
  return Object.freeze(keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, event]) => event))
}

/** Events of a country that were still to come on a day and known by then, nearest first.
 *  @param day  ISO date; events on it are no longer ahead   @param months  how far ahead is looked */
export function eventsAhead(
  calendar: readonly CalendarEvent[],
  unit: string,
  day: string,
  months: number,
): readonly CalendarEvent[] {
  const until = monthsLater(day, months)
  return calendar.filter(
    (event) => event.unit === unit && event.on > day && event.on <= until && event.knownSince <= day,
  )
}

/** ISO date so many months later; the last day of the month where the month is shorter. */
export function monthsLater(isoDate: string, months: number): string {
  const last = lastDayOf(endMonth(parsePeriod(isoDate.slice(0, 7))) + months)
  const same = `${last.slice(0, 8)}${isoDate.slice(8)}`
  return same < last ? same : last
}
