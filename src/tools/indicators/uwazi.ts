import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ForewatchError } from '../../core/errors'
import { datedAhead, NAMES_WARNING, type EvidenceFile } from '../../model/evidence'
import { readFramework } from '../../model/framework'
import { readEntities } from '../../sources/uwazi/read'
import { toEvidence } from '../../sources/uwazi/to-evidence'
import { HOME, readJson } from '../cli/files'
import { loadRegistry } from '../registry/load'
import { ensureFolderOf } from './editions-folder'
import { jsonFile } from './import-own'

export interface UwaziOptions {
  readonly templates?: string
  readonly map?: readonly string[]
  readonly keepNames?: boolean
  readonly out: string
}

/** Reads an entity export or API answer of a user's own Uwazi instance and writes it as evidence, without names unless asked.
 *  @throws ForewatchError as `readEntities`; `bad-argument` for a mapping that cannot be read */
export function importUwazi(path: string, options: UwaziOptions, now: string): string[] {
  if (!existsSync(path)) {
    throw new ForewatchError('file-missing', {
      what: 'A file is not there',
      found: path,
      next: 'Check the path',
    })
  }
  const indicators = new Map((options.map ?? []).map(pair))
  const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) }
  const names = options.keepNames === true
  const report = toEvidence(
    readEntities(file, options.templates === undefined ? undefined : jsonFile(options.templates)),
    loadRegistry(),
    { indicators, keepNames: names },
  )
  const { evidence } = report
  const written: EvidenceFile = { format: 'forewatch-evidence-1', made: now, names, evidence }
  const out = join(options.out, `uwazi-${now.slice(0, 10)}.evidence.json`)
  ensureFolderOf(out)
  writeFileSync(out, `${JSON.stringify(written, null, 2)}\n`)
  const ahead = datedAhead(evidence, now.slice(0, 10))
  const byTemplate = new Map<string, number>()
  for (const { template } of evidence) byTemplate.set(template, (byTemplate.get(template) ?? 0) + 1)
  return [
    ...(names ? [NAMES_WARNING] : []),
    `${evidence.length} entities; ${report.withoutCountry} without a country that is known, ${report.withoutDate} without a date`,
    ...(ahead > 0 ? [`${ahead} dated after today: no evidence before that date`] : []),
    ...[...byTemplate].map(
      ([template, count]) =>
        `  ${count} × ${template} → ${indicators.get(template) ?? 'no indicator (say with --map)'}`,
    ),
    ...(names ? [] : [`${report.titlesLeftOut} titles and all texts left out: they may name living persons`]),
    `evidence written to ${out}`,
  ]
}

function frameworkIds(): ReadonlySet<string> {
  const { riskFactors } = readFramework(readJson(join(HOME, 'indicators/framework/framework.json')))
  return new Set(riskFactors.flatMap(({ indicators }) => indicators.map(({ id }) => id)))
}

/** `Killing=11.1` → template and indicator of the framework. */
function pair(text: string): [string, string] {
  const match = /^(.+)=(\d{1,2}\.\d{1,2})$/.exec(text)
  if (match && frameworkIds().has(match[2]!)) return [match[1]!, match[2]!]
  throw new ForewatchError('bad-argument', {
    what: 'A mapping cannot be read',
    found: text,
    expected: 'TEMPLATE=INDICATOR with one of the 143 indicators of the Framework, for example Killing=11.1',
  })
}
