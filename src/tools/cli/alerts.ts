import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { ForewatchError } from '../../core/errors'
import { asOfMonth, lastDayOf } from '../../core/period'
import { findAlerts } from '../../engine/alerts'
import { alertRuleSchema, DEFAULT_ALERT_RULES, type AlertRule } from '../../model/alert-rule'
import { alertsAtom } from '../alerts/feed'
import { alertRecord } from '../alerts/record'
import { alertsCsv, NOTICE, publishedAlerts } from '../alerts/report'
import { readAlertWorld } from '../alerts/world'
import { readCalendarCsv } from '../../sources/calendar/csv'
import { loadRegistry } from '../registry/load'
import { findPath, HOME, readJson, softwareVersion } from './files'

export interface AlertFlags {
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly rules?: string
  readonly calendar?: string
  readonly today?: string
  readonly all?: boolean
  readonly format: 'json' | 'atom' | 'csv'
  readonly site: string
  readonly out?: string
  readonly record?: string
}

/** `forewatch alerts`: what rules see at the newest year end (or at all of them), each with how such alerts did in the past.
 *  @throws ForewatchError as the readers; `bad-argument` for a rule that can never fire */
export function alerts(flags: AlertFlags): void {
  const rules = rulesOf(flags.rules, flags.calendar !== undefined)
  const site = siteOf(flags.site)
  const { calendar } = flags
  if (flags.today !== undefined) asOfMonth(flags.today)
  const today = flags.today ?? new Date().toISOString().slice(0, 10)
  const events =
    calendar === undefined
      ? []
      : readCalendarCsv(
          { name: calendar, bytes: readFileSync(findPath(calendar)) },
          loadRegistry(HOME),
          today,
        )
  const world = readAlertWorld(flags, rules, events)
  const record = alertRecord(world, rules, softwareVersion())
  if (flags.record !== undefined) {
    const path = resolve(HOME, flags.record)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(record, null, 1)}\n`)
    process.stderr.write(`written: ${flags.record}\n`)
  }
  const newest = world.track.months.at(-1)!
  const found = findAlerts(rules, world.track).filter(({ month }) => flags.all || month === newest)
  const listed = publishedAlerts(found, rules, world, record).toReversed()
  const asOf = lastDayOf(newest)
  const modelText = `Model ${world.model.title} ${world.model.version}`
  const { rules: past, ...replay } = record
  const texts = {
    json: () =>
      `${JSON.stringify({ format: 'forewatch-alerts-1', asOf, notice: NOTICE, replay, rules: past, alerts: listed }, null, 2)}\n`,
    atom: () => alertsAtom(listed, asOf, { site, modelText, record }),
    csv: () => alertsCsv(listed, [`Alerts as of ${asOf}`, modelText, NOTICE]),
  }
  if (flags.out === undefined) {
    process.stdout.write(texts[flags.format]())
    return
  }
  mkdirSync(flags.out, { recursive: true })
  for (const [format, text] of Object.entries(texts)) {
    const path = join(flags.out, `alerts.${format}`)
    writeFileSync(path, text())
    process.stdout.write(`${path}\n`)
  }
  process.stderr.write(`${listed.length} alerts of ${rules.length} rules, as of ${asOf}\n`)
}

/** @throws ForewatchError `bad-schema` */
function rulesOf(path: string | undefined, hasCalendar: boolean): readonly AlertRule[] {
  // The shipped rule on elections is off only because no calendar is shipped.
  const shipped = DEFAULT_ALERT_RULES.map((rule) =>
    rule.type === 'ahead' ? { ...rule, on: hasCalendar } : rule,
  )
  const rules = path === undefined ? shipped : readRules(path)
  const ids = rules.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) throw badRules(path ?? '', `the id ${twice} twice`)
  return rules.filter((rule) => rule.on)
}

function readRules(path: string): readonly AlertRule[] {
  const found = z.array(alertRuleSchema).max(100).safeParse(readJson(path))
  if (found.success) return found.data
  const issue = found.error.issues[0]!
  throw badRules(path, `${issue.path.join('.') || 'the file'}: ${issue.message}`)
}

function badRules(where: string, found: string): ForewatchError {
  return new ForewatchError('bad-schema', {
    what: 'Alert rules cannot be read',
    where,
    found,
    expected: 'a list of rules, each with id, type, quietMonths, on and what its type needs',
    next: 'Correct the file; `alerts --format json` prints the rules that come with the software in words',
  })
}

/** @throws ForewatchError `bad-argument` for what is no web address */
function siteOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' || url?.protocol === 'http:')
    return url.href.endsWith('/') ? url.href : `${url.href}/`
  throw new ForewatchError('bad-argument', {
    what: 'The address of the site cannot be used',
    where: '--site',
    found: text.slice(0, 80),
    expected: 'a web address such as https://example.org/forewatch/',
    next: 'Give the address under which the app is hosted',
  })
}
