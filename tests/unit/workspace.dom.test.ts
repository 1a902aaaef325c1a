import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { runScores } from '../../src/engine/run'
import { yearEnds } from '../../src/engine/moments'
import { setShare } from '../../src/model/edit/weights'
import { readModel } from '../../src/model/read'
import type { RiskModel } from '../../src/model/types'
import { useSession, type Loaded } from '../../src/stores/session'
import { useWorkspace } from '../../src/stores/workspace'
import { input, modelOf, node } from '../helpers/small-model'
import { series, unit, yearly } from '../helpers/small-world'
import { buildDataSet } from '../../src/engine/data/build-data-set'

const shipped = readModel(
  modelOf(node('a', { inputs: [input('a/x', 'x')] }), node('b', { inputs: [input('b/y', 'y')] })),
)
const units = ['AAA', 'BBB', 'CCC'].map((id) => unit(id))
const { panels, series: records } = buildDataSet(
  units,
  [series('x'), series('y')],
  [
    ...yearly('x', 2000, { AAA: [1], BBB: [5], CCC: [9] }),
    ...yearly('y', 2000, { AAA: [9], BBB: [5], CCC: [2] }),
  ],
)
const data = { units, panels, series: records }

function begin() {
  setActivePinia(createPinia())
  const session = useSession()
  const run = runScores(shipped, data, yearEnds(2000, 2000))
  session.asShipped = { data, model: shipped, run } as unknown as Loaded
  return { session, workspace: useWorkspace() }
}
const label = () => 'edit'
const share =
  (value: number) =>
  ({ model }: { model: RiskModel }) =>
    setShare(model, { kind: 'node', id: 'a' }, value, new Set())
const about = { title: 'Small', version: '1.1.0', note: 'Why', author: 'AB' }
const scores = (session: ReturnType<typeof useSession>) => Array.from(session.loaded!.run.readings[0]!.values)

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe('workspace', () => {
  it('lets the draft drive what every screen reads, and undo takes it back to the very run', () => {
    const { session, workspace } = begin()
    const before = scores(session)
    workspace.edit(share(0.9), label)
    expect(scores(session)).not.toEqual(before)
    expect(workspace.edits).toBe(2)
    workspace.undo()
    expect(workspace.edits).toBe(0)
    expect(session.loaded).toBe(session.asShipped)
    workspace.redo()
    expect(session.loaded!.model.tree.children![0]!.weight).toBeCloseTo(1.8, 12)
  })

  it('takes a drag as one step that starts from where it began', () => {
    const { workspace } = begin()
    for (const value of [0.6, 1, 0.7]) workspace.edit(share(value), label, 'drag')
    workspace.settle()
    expect(workspace.history!.past).toHaveLength(1)
    expect(workspace.draft!.model.tree.children![1]!.weight).toBeCloseTo(0.6, 12)
  })

  it('keeps a version and the draft over a reload', async () => {
    const first = begin()
    await first.workspace.open()
    first.workspace.edit(share(0.8), label)
    await first.workspace.saveAs(about)
    first.workspace.edit(share(0.6), label)
    await first.workspace.keep()

    const second = begin()
    await second.workspace.open()
    expect(second.workspace.error).toBeUndefined()
    expect(second.workspace.versions.map(({ key }) => key)).toEqual([
      'shipped:small@1.0.0',
      'own:small@1.1.0',
    ])
    expect(second.workspace.saved!.note).toBe('Why')
    expect(second.workspace.saved!.author).toBe('AB')
    expect(second.workspace.draft!.model.tree.children![0]!.weight).toBeCloseTo(1.2, 12)
    expect(second.session.loaded!.model.tree).toBe(second.workspace.draft!.model.tree)
    // Whatever prints the name of the model says that it is a draft.
    expect(second.session.loaded!.model.title).toBe('Draft on Small')
    // The edits before the reload can be undone as one step.
    expect(second.workspace.history!.present.label).toContain('before the page was opened anew')
    second.workspace.undo()
    expect(second.workspace.edits).toBe(0)
    expect(second.session.loaded!.model.title).toBe('Small')
  })

  it('refuses a taken version name and a broken file, and loses nothing', async () => {
    const { workspace } = begin()
    await workspace.open()
    workspace.edit(share(0.8), label)
    await workspace.saveAs(about)
    workspace.edit(share(0.7), label)
    const held = workspace.draft
    await expect(workspace.saveAs(about)).rejects.toMatchObject({ tag: 'bad-argument' })
    expect(() => workspace.take({ schemaVersion: 1 }, 'x.json')).toThrow(
      expect.objectContaining({ tag: 'bad-model' }),
    )
    expect(() => workspace.take({ ...shipped, schemaVersion: 99 }, 'x.json')).toThrow(
      expect.objectContaining({ tag: 'newer-model' }),
    )
    expect(workspace.draft).toBe(held)
  })

  it('goes back a step where the model could not be used, and says why', () => {
    const { workspace } = begin()
    workspace.edit(share(0.8), label)
    const held = workspace.draft
    workspace.edit(({ model }) => ({ ...model, tiers: [...model.tiers].reverse() }), label)
    expect(workspace.error?.tag).toBe('bad-model')
    expect(workspace.error?.details.next).toBe('The edit was taken back; choose another value')
    expect(workspace.draft).toBe(held)
  })

  it('takes in a file as a step that can be undone', () => {
    const { workspace } = begin()
    workspace.take({ ...JSON.parse(JSON.stringify(shipped)), title: 'From a file' }, 'm.json')
    expect(workspace.draft!.model.title).toBe('From a file')
    workspace.undo()
    expect(workspace.draft!.model.title).toBe('Small')
  })
})
