import {
  AUDITED,
  carriedForward,
  FROZEN_MONTHS,
  shiftLine,
  shiftText,
  stoppedSeries,
  type AuditRow,
} from '../../charts/sources/audit'
import { auditCsv } from '../../charts/sources/audit-table'
import { sourceRows } from '../../charts/sources/catalogue'
import { controlTitle, controlWords, weightByKind } from '../../charts/sources/control'
import { asOfMonth } from '../../core/period'
import { buildDataSet } from '../../engine/data/build-data-set'
import { stressSources } from '../../engine/audit/source-audit'
import { csvText } from '../../format/csv-writer'
import { numbers } from '../../format/numbers'
import { runOnce } from './run'

export interface AuditFlags {
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly edition?: readonly string[]
  readonly countries?: boolean
  readonly format: 'text' | 'csv'
}

/** `forewatch audit-sources`: the sources that carry most, who decides on them, what is stopped or carried forward, and whose tier
 *  changes if one is dropped or frozen; then the weight by kind of body. On stdout. @throws ForewatchError as `runOnce` */
export function audit(options: AuditFlags): void {
  const { run, data, pack, asOf } = runOnce(options)
  const catalogue = pack.sources.map((source) => ({
    source,
    series: pack.series.filter(({ id }) => pack.sourceOf.get(id) === source.id),
  }))
  // Series that the model does not read are looked at as well: a source is audited as a whole.
  const whole = buildDataSet(pack.units, pack.series, pack.observations)
  const all = sourceRows(catalogue, run.model, whole.panels, asOfMonth(asOf))
  const rows = all.filter(({ weightShare }) => weightShare > 0).slice(0, AUDITED)
  const carried = carriedForward(run, 0, catalogue)
  const stresses = stressSources(
    run.model,
    data,
    rows.map(({ source, series }) => ({ id: source.id, series: series.map(({ record }) => record.id) })),
    { moment: run.moments[0]!, frozenMonths: FROZEN_MONTHS },
  )
  const found = [...stresses].map((stress, i): AuditRow => {
    const row = rows[i]!
    const { source, weightShare } = row
    return { source, weightShare, stoppedSeries: stoppedSeries(row), carried: carried.get(source.id), stress }
  })
  const { tiers, title, version } = run.model
  const print = (text: string) => void process.stdout.write(text)
  if (options.format === 'csv')
    return print(csvText(auditCsv(found, tiers, [`${title} ${version}, as of ${asOf}`])))
  print(
    `As of ${asOf}, model ${run.model.id}. Frozen = nothing published in the last ${FROZEN_MONTHS} months.\n`,
  )
  for (const row of found) {
    print(`${lineOf(row)}\n`)
    if (options.countries !== true) continue
    for (const shift of row.stress.dropped) print(`    dropped: ${shiftLine(shift, tiers)}\n`)
    for (const shift of row.stress.frozen) print(`    frozen: ${shiftLine(shift, tiers)}\n`)
  }
  print(`${controlTitle(all)}\n`)
  for (const { kind, weightShare, sources } of weightByKind(all))
    print(`    ${kind}: ${numbers.percent(weightShare, 1)} (sources ${sources})\n`)
}

function lineOf({ source, weightShare, stoppedSeries: stopped, carried, stress }: AuditRow): string {
  const { controller, kind, funders } = controlWords(source.control)
  return [
    `${source.id} (${numbers.percent(weightShare, 1)})`,
    `decided by ${controller} (${kind.toLowerCase()}), paid by: ${funders}`,
    `stopped series ${stopped.length}`,
    carried
      ? `carried forward in ${carried.units} countries, up to ${carried.oldestMonths} months`
      : 'nothing carried forward',
    `dropped → tiers ${shiftText(stress.dropped)}`,
    `frozen → tiers ${shiftText(stress.frozen)}`,
  ].join(' | ')
}
