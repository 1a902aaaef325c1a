import type { Assessments } from './assessment'
import { eventKindName, type CalendarEvent } from './calendar'
import type { Decision, Member } from './watchlist'

/** One thing with a date: an event ahead, a review or a decision that is due, an assessment that expires. */
export interface DueItem {
  readonly key: string
  /** ISO date. */
  readonly on: string
  readonly unit: string
  readonly what: string
  readonly isOverdue: boolean
  /** Given for an event of the calendar, which can be removed. */
  readonly event?: CalendarEvent
}

export interface DueInput {
  readonly calendar: readonly CalendarEvent[]
  /** Notes of the open list, by unit. */
  readonly members: Readonly<Record<string, Member>>
  readonly decisions: readonly { readonly id: string; readonly body: Decision }[]
  /** Judgements of experts, by country; absent = none are kept. */
  readonly assessments?: readonly Assessments[]
  /** Countries of the open list; absent = all countries. */
  readonly units: ReadonlySet<string> | undefined
  /** ISO dates. */
  readonly today: string
  readonly until: string
}

/** What is due up to a day, overdue first, then by date. Events that are over are left out, reviews and decisions that are
 *  overdue stay until they are settled. */
export function dueItems(input: DueInput): readonly DueItem[] {
  const { today, until, units } = input
  const wanted = (unit: string) => units?.has(unit) ?? true
  const isOverdue = (on: string) => on < today
  const events = input.calendar
    .filter(({ on, unit, knownSince }) => on >= today && on <= until && knownSince <= today && wanted(unit))
    .map((event): DueItem => {
      const { unit, on, kind, title } = event
      const what = kind === 'other' ? title : `${eventKindName(kind)}: ${title}`
      return { key: `event/${unit}/${on}/${title}`, on, unit, what, isOverdue: false, event }
    })
  const reviews = Object.entries(input.members).flatMap(([unit, { reviewBy, owner }]): DueItem[] =>
    reviewBy !== undefined && reviewBy <= until && wanted(unit)
      ? [
          {
            key: `review/${unit}`,
            on: reviewBy,
            unit,
            what: owner ? `Review, ${owner}` : 'Review',
            isOverdue: isOverdue(reviewBy),
          },
        ]
      : [],
  )
  const decisions = input.decisions.flatMap(({ id, body }): DueItem[] =>
    body.state === 'open' && body.dueBy !== undefined && body.dueBy <= until && wanted(body.unit)
      ? [
          {
            key: `decision/${id}`,
            on: body.dueBy,
            unit: body.unit,
            what: `Decision: ${body.text}`,
            isOverdue: isOverdue(body.dueBy),
          },
        ]
      : [],
  )
  const expiring = (input.assessments ?? []).flatMap(({ unit, entries }) =>
    entries
      .filter(({ expires, made }) => made <= today && expires > today && expires <= until && wanted(unit))
      .map(({ id, indicator, author, expires }): DueItem => ({
        key: `assessment/${id}`,
        on: expires,
        unit,
        what: `Assessment of ${indicator} expires, ${author}`,
        isOverdue: false,
      })),
  )
  return [...events, ...reviews, ...decisions, ...expiring].sort((a, b) =>
    a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1,
  )
}
