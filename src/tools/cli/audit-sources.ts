import {
  AUDITED,
  carriedForward,
  FROZEN_MONTHS,
  shiftLine,
  shiftText,
  stoppedSeries,
} from '../../charts/sources/audit'
import { sourceRows } from '../../charts/sources/catalogue'
import { asOfMonth } from '../../core/period'
import { stressSources } from '../../engine/audit/source-audit'
import { numbers } from '../../format/numbers'
import { runOnce } from './run'

export interface AuditFlags {
  readonly model: string
  readonly series: string
  readonly asOf?: string
  readonly countries?: boolean
}

/** `forewatch audit-sources`: the sources that carry most, what is stopped or carried forward, and whose tier changes if one is
 *  dropped or frozen. Text on stdout. @throws ForewatchError as `runOnce` */
export function audit(options: AuditFlags): void {
  const { run, data, pack, asOf } = runOnce(options)
  const catalogue = pack.sources.map((source) => ({
    source,
    series: pack.series.filter(({ id }) => pack.sourceOf.get(id) === source.id),
  }))
  const rows = sourceRows(catalogue, run.model, data.panels, asOfMonth(asOf))
    .filter(({ weightShare }) => weightShare > 0)
    .slice(0, AUDITED)
  const carried = carriedForward(run, 0, catalogue)
  const sources = rows.map(({ source, series }) => ({
    id: source.id,
    series: series.map(({ record }) => record.id),
  }))
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  say(`As of ${asOf}, model ${run.model.id}. Frozen = nothing published in the last ${FROZEN_MONTHS} months.`)
  for (const stress of stressSources(run.model, data, sources, {
    moment: run.moments[0]!,
    frozenMonths: FROZEN_MONTHS,
  })) {
    const row = rows.find(({ source }) => source.id === stress.sourceId)!
    const held = carried.get(stress.sourceId)
    say(
      [
        `${row.source.id} (${numbers.percent(row.weightShare, 1)})`,
        `stopped series ${stoppedSeries(row).length}`,
        held
          ? `carried forward in ${held.units} countries, up to ${held.oldestMonths} months`
          : 'nothing carried forward',
        `dropped → tiers ${shiftText(stress.dropped)}`,
        `frozen → tiers ${shiftText(stress.frozen)}`,
      ].join(' | '),
    )
    if (options.countries !== true) continue
    for (const shift of stress.dropped) say(`    dropped: ${shiftLine(shift, run.model.tiers)}`)
    for (const shift of stress.frozen) say(`    frozen: ${shiftLine(shift, run.model.tiers)}`)
  }
}
