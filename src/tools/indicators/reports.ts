import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { shiftLine } from '../../charts/sources/audit'
import { changeTitle, restingText, topicTitles } from '../../charts/sources/reports'
import { ForewatchError } from '../../core/errors'
import type { ReportProfile } from '../../core/report-profile'
import { reportChanges } from '../../engine/audit/report-changes'
import { reportEffect } from '../../engine/audit/report-effect'
import { profileFromCsv, readReportProfile } from '../../sources/reports/profile'
import { runOnce } from '../cli/run'
import { jsonFile } from './import-own'

export interface ReportOptions {
  readonly model: string
  readonly series: string
  readonly asOf?: string
}

/** A profile from a JSON or CSV file. @throws ForewatchError `file-missing`, `bad-file`, `bad-schema`, as `profileFromCsv` */
export function readProfileFile(path: string): ReportProfile {
  if (!existsSync(path)) {
    throw new ForewatchError('file-missing', {
      what: 'A report profile is not there',
      found: path,
      expected: 'a JSON or CSV file',
    })
  }
  return path.endsWith('.csv')
    ? profileFromCsv({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) })
    : readReportProfile(jsonFile(path), path)
}

/** Profiles of a package folder. */
export function shippedProfiles(root: string): string[] {
  const folder = join(root, 'reports')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name))
}

/** What narrative reports dropped from edition to edition, the series that rest on it and the tiers that rest on those. */
export function reportLines(paths: readonly string[], options: ReportOptions): string[] {
  const { run, data } = runOnce({
    model: options.model,
    series: options.series,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  })
  return paths.flatMap((path) => {
    const profile = readProfileFile(path)
    const changes = reportChanges(profile)
    const { resting, shifts } = reportEffect(profile, run.model, data, run.moments[0]!)
    const view = { profile, isOwn: false, changes, resting, shifts }
    return [
      ...(changes.length === 0 ? [changeTitle(profile, undefined)] : []),
      ...changes.flatMap((change) => [
        changeTitle(profile, change),
        ...(change.dropped.length > 0 ? [`  gone: ${topicTitles(profile, change.dropped)}`] : []),
        ...(change.reduced.length > 0 ? [`  reduced: ${topicTitles(profile, change.reduced)}`] : []),
        ...(change.returned.length > 0 ? [`  back: ${topicTitles(profile, change.returned)}`] : []),
      ]),
      `  ${restingText(view)}`,
      ...shifts.map((shift) => `    ${shiftLine(shift, run.model.tiers)}`),
      ...(profile.note === '' ? [] : [`  ${profile.note}`]),
    ]
  })
}
