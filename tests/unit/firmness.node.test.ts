import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/briefing/document/field'
import { makeBriefing } from '../../src/briefing/document/make'
import type { Inline } from '../../src/briefing/document/types'
import { buildSnapshot } from '../../src/briefing/snapshot/build'
import { openSnapshot } from '../../src/briefing/snapshot/open'
import type { OpenSnapshot } from '../../src/briefing/snapshot/types'
import { verifySnapshot } from '../../src/briefing/snapshot/verify'
import { Status } from '../../src/core/status'
import { withWithdrawnCells, type WithdrawnCell } from '../../src/engine/data/withdrawn-cells'
import type { Fill, InputSpec, NodeSpec } from '../../src/model/types'
import { smallSnapshotInput } from '../helpers/small-snapshot'

const twice = (each: InputSpec): InputSpec[] => [each, { ...each, id: `${each.id}/again`, weight: 3 }]

/** The small world, its values carried forward for up to five years, each series read by two inputs. Figures end with 2009. */
function carrying(asOf: string, withdrawn: readonly WithdrawnCell[] = []) {
  const given = smallSnapshotInput({ asOf })
  const input = { ...given, data: withWithdrawnCells(given.data, withdrawn) }
  const fill: readonly Fill[] = [{ op: 'carry-forward', maxAgeMonths: 60 }]
  const filled = (node: NodeSpec): NodeSpec => ({
    ...node,
    ...(node.children ? { children: node.children.map(filled) } : {}),
    ...(node.inputs ? { inputs: node.inputs.flatMap((each) => twice({ ...each, fill })) } : {}),
  })
  return buildSnapshot({ ...input, model: { ...input.model, tree: filled(input.model.tree) } })
}
const [{ snapshot, scored }, late] = await Promise.all([carrying('2008-12-31'), carrying('2012-12-31')])
const takenBack = await carrying('2008-12-31', [{ indicator: 'order', unit: 'AAA', period: '2008' }])
const silent = await buildSnapshot(smallSnapshotInput({ asOf: '2012-12-31' }))
const of = ({ results }: OpenSnapshot) => results.firmness!
const without = (from: OpenSnapshot): OpenSnapshot => {
  const results = { ...from.results }
  delete (results as { firmness?: unknown }).firmness
  return { ...from, results }
}

describe('how firm the sources of a score are', () => {
  it('weights are those of the model: deaths weigh 2, order 1, each from a source of its own', () => {
    expect(of(snapshot).figures).toEqual([4, 4, 4])
    expect(of(snapshot).sources.one!.share[0]).toBeCloseTo(2 / 3, 12)
    expect(of(snapshot).sources.two!.share[0]).toBeCloseTo(1 / 3, 12)
  })

  it('shares of all sources sum to 1 where there is a score, and are null where there is none', () => {
    for (const { results } of [snapshot, late.snapshot, silent.snapshot]) {
      results.units.forEach((_, u) => {
        const shares = Object.values(results.firmness!.sources).flatMap(({ share }) => share[u] ?? [])
        const scores = results.headline.score100[u] !== null
        expect(shares.length > 0).toBe(scores)
        if (scores) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
        for (const column of [results.firmness!.figures, results.firmness!.stopped])
          expect(column[u] === null).toBe(!scores)
      })
    }
  })

  it('three years after the last figures: carried forward, how old, of which year, and stopped', () => {
    const { carried, carriedOldestMonths, stopped, stoppedSeries, sources, figures } = of(late.snapshot)
    // BBB has no order in 2009: its last is of 2008, four years before.
    expect([figures, carried]).toEqual([carried, figures])
    expect(carriedOldestMonths).toEqual([36, 48, 36])
    expect(sources.two!.newestYear).toEqual([2009, 2008, 2009])
    expect([stopped, stoppedSeries]).toEqual([
      [2, 2, 2],
      ['deaths', 'order'],
    ])
    expect(of(snapshot)).toMatchObject({
      carried: [0, 0, 0],
      carriedOldestMonths: [null, null, null],
      stopped: [0, 0, 0],
    })
  })

  it('figures that the source took back are marked in the file, counted, and never a value or zero', async () => {
    const { members, snapshot: frozen, file } = takenBack
    expect(new TextDecoder().decode(members.get('data/two.csv'))).toMatch(
      /^order,AAA,value,(.*,)?7,8,withdrawn$/m,
    )
    expect(of(frozen).withdrawn).toEqual([2, 0, 0])
    expect(of(snapshot).withdrawn).toEqual([0, 0, 0])
    expect(of(frozen).carried[0]).toBe(2)
    const opened = await openSnapshot(await file())
    const panel = opened.data.panels.get('order')!
    const at = (2008 - panel.firstOrdinal) * panel.nUnits
    expect([panel.status[at], panel.values[at]]).toEqual([Status.withdrawn, NaN])
    expect((await verifySnapshot(opened)).verdict).toBe('identical')
  })

  it('is sealed with the snapshot: another number is found, a snapshot made before it verifies as it is', async () => {
    expect((await verifySnapshot(late.snapshot)).verdict).toBe('identical')
    expect((await verifySnapshot(without(late.snapshot))).verdict).toBe('identical')
    const { results } = late.snapshot
    const firmness = { ...results.firmness!, carried: [9, 4, 4] }
    const changed = await verifySnapshot({ ...late.snapshot, results: { ...results, firmness } })
    expect(changed.examples.map(({ path }) => path)).toEqual(['firmness.carried.AAA'])
  })
})

describe('“How firm are the sources” in a briefing', () => {
  const spaced = (runs: readonly Inline[]) => plainText(runs).replace(/\s/g, ' ')
  const lines = (from: OpenSnapshot, kind: 'country' | 'list', units: string[]) =>
    makeBriefing(from, from === snapshot ? scored : late.scored, { kind, units })
      .parts[0]!.sections.filter(({ id }) => id === 'sources')
      .flatMap(({ blocks }) =>
        blocks.flatMap((block): string[] => {
          if (block.kind === 'list') return block.items.map((item: readonly Inline[]) => spaced(item))
          return block.kind === 'table' ? block.rows.map((row) => row.map(spaced).join(' | ')) : []
        }),
      )

  it('says of a country what its score rests on, who decides on it, and what has stopped', () => {
    const [first, , together, stopped] = lines(late.snapshot, 'country', ['BBB'])
    expect(first).toMatch(
      /^67 % rests on Source one, who decides on it is not stated; newest figure 2009\[\d\]$/,
    )
    expect(together).toMatch(
      /^Together 100 % of the weight of \d figures, .* older values? carried forward, (the oldest )?from 48 months ago\.$/,
    )
    expect(stopped).toMatch(
      /^\d of their series (is|are) two years or more behind their own calendar: Order; Deaths\.$/,
    )
  })

  it('says what the source took back, only where it did', () => {
    const { snapshot: frozen, scored: run } = takenBack
    const text = (from: OpenSnapshot, by: typeof run) =>
      JSON.stringify(makeBriefing(from, by, { kind: 'country', units: ['AAA'] }).parts)
    expect(text(frozen, run)).toContain('figures were taken back by the source')
    expect(text(snapshot, scored)).not.toContain('taken back')
  })

  it('says of a list the least and the most, with the country', () => {
    const rows = lines(late.snapshot, 'list', ['AAA', 'BBB'])
    expect(rows.find((row) => row.startsWith('Age of the oldest'))).toBe(
      'Age of the oldest of them | 36 months, Aland | 48 months, Beland <b>',
    )
    expect(rows.find((row) => row.startsWith('Weight on the three'))).toMatch(/\| 100 %, all \| 100 %, all$/)
  })

  it('is left out and named where the snapshot does not hold it', () => {
    const made = makeBriefing(without(snapshot), scored, { kind: 'country', units: ['AAA'] })
    expect(made.parts[0]!.sections.some(({ id }) => id === 'sources')).toBe(false)
    expect(made.leftOut).toContain('Aland: how firm the sources are')
  })
})
