import { ForewatchError } from '../../core/errors'
import { asOfMonth, lastDayOf } from '../../core/period'
import { Status } from '../../core/status'
import { buildDataSet } from '../../engine/data/build-data-set'
import { meanRankShares } from '../../engine/learn/ensemble'
import { runScores } from '../../engine/run'
import { seriesOf } from '../../model/tree'
import type { RiskModel } from '../../model/types'
import type { ScoreFlags } from '../forewatch'
import { readContender, type Contender } from './evaluation/contender'
import { readSeries, softwareVersion } from './files'
import { momentAt, newestYearEnd } from './run'
import { csvCell } from './csv'

/** Members as they stand in their files: learnt weights are those of the file. */
function membersOf(contender: Contender): readonly RiskModel[] {
  if (contender.kind !== 'ensemble') return [contender.model]
  return contender.members.map((member) => {
    if (member.kind !== 'ensemble') return member.model
    throw new ForewatchError('bad-model', {
      what: 'A member of an ensemble is an ensemble itself',
      found: member.model.id,
      expected: 'models with a tree',
      next: 'Name its members instead',
    })
  })
}

/** `forewatch score` for an ensemble: 100 × mean share of ranks among the units that every member scores, with the members'
 *  own scores. No tiers: a rank says who stands above whom. @throws ForewatchError as `readContender`, `runScores` */
export function scoreEnsemble(options: ScoreFlags): void {
  const pack = readSeries(options.series)
  const contender = readContender(options.model, new Set(pack.series.map(({ id }) => id)))
  const models = membersOf(contender)
  const wanted = new Set(models.flatMap(({ tree }) => seriesOf(tree)))
  const data = buildDataSet(
    pack.units,
    pack.series.filter(({ id }) => wanted.has(id)),
    pack.observations.filter(({ indicator }) => wanted.has(indicator)),
  )
  const month = options.asOf === undefined ? newestYearEnd(pack.series) : asOfMonth(options.asOf)
  const moment = momentAt(month)
  const lists = models.map((model) => runScores(model, data, [moment]).readings[0]!)
  const shares = meanRankShares(lists.map(({ values }) => values))
  const rankOf = (share: number) => 1 + shares.filter((other) => other > share).length
  const round = (value: number) => (Number.isNaN(value) ? null : Number((100 * value).toFixed(4)))
  const countries = data.units
    .map((unit, u) => ({
      id: unit.id,
      name: unit.name,
      existed: lists[0]!.status[u] !== Status.noSuchUnit,
      rank: Number.isNaN(shares[u]!) ? null : rankOf(shares[u]!),
      score: round(shares[u]!),
      members: Object.fromEntries(models.map((model, m) => [model.id, round(lists[m]!.values[u]!)])),
    }))
    .filter(({ existed }) => existed)
    .map(({ id, name, rank, score, members }) => ({ id, name, rank, score, members }))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.id < b.id ? -1 : 1))
  const { id, title, version } = contender.model
  const ranked = countries.filter(({ rank }) => rank !== null).length
  process.stderr.write(
    `${countries.length} ${countries.length === 1 ? 'unit' : 'units'}, ${ranked} with a rank, as of ${lastDayOf(month)}, ensemble ${id} ${version}\n`,
  )
  if (options.format === 'csv') {
    const head = ['unit', 'name', 'rank', 'score', ...models.map((model) => model.id)]
    const lines = countries.map((one) => [
      one.id,
      one.name,
      one.rank,
      one.score,
      ...Object.values(one.members),
    ])
    process.stdout.write([head, ...lines].map((line) => line.map(csvCell).join(',')).join('\n') + '\n')
    return
  }
  const result = {
    software: { name: 'forewatch', version: softwareVersion() },
    model: { id, title, version, kind: 'ensemble', method: 'mean-rank' },
    members: models.map((model) => ({ id: model.id, version: model.version })),
    asOf: lastDayOf(month),
    countries,
    notice:
      'Score = 100 × mean share of ranks in the members’ lists. Risk of, never a finding that crimes are being committed. Learnt weights come from all onsets listed when the file was made: a past date is no back-test.',
  }
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
}
