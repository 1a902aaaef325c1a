import type { SeriesRecord } from '../../core/series'
import type { InputSpec, NodeSpec, RiskModel } from '../../model/types'
import type { DataSet } from '../types'

/** Id of the input that takes an indicator's judgements. */
export const assessmentInputId = (indicator: string) => `${indicator}/assessment`

interface Judged {
  /** The series that hold judgements, by indicator. */
  readonly records: ReadonlyMap<string, SeriesRecord>
  /** Made once for a data set, so that a changed model still holds the very same inputs. */
  readonly inputs: Map<string, InputSpec>
  readonly models: WeakMap<RiskModel, RiskModel>
}
const known = new WeakMap<DataSet, Judged>()

/** The model with an input for the experts' judgements at every indicator of the Framework that some series of the data
 *  assesses. The model itself where there is none. The input weighs as much as all that the model scores there, and 1
 *  where it scores nothing; it is optional, so that a country without a judgement keeps its score and its coverage. An
 *  indicator that the model leaves to judgement, or shows as context only, is scored by its judgement alone. Nodes without
 *  the Framework's mark `verified` are left as they are: the same number means something else there.
 *  (indicators/decisions/034) */
export function withAssessments(model: RiskModel, data: DataSet): RiskModel {
  const judged = known.get(data) ?? judgedIn(data)
  known.set(data, judged)
  if (judged.records.size === 0) return model
  const before = judged.models.get(model)
  if (before) return before
  const tree = extended(model.tree, judged)
  const made = tree === model.tree ? model : Object.freeze({ ...model, tree })
  judged.models.set(model, made)
  judged.models.set(made, made)
  return made
}

function judgedIn(data: DataSet): Judged {
  const records = new Map<string, SeriesRecord>()
  for (const record of data.series.values())
    if (record.assesses !== undefined && data.panels.has(record.id)) records.set(record.assesses, record)
  return { records, inputs: new Map(), models: new WeakMap() }
}

function extended(node: NodeSpec, judged: Judged): NodeSpec {
  const { children } = node
  if (children && children.length > 0) {
    const next = children.map((child) => extended(child, judged))
    return next.every((child, i) => child === children[i]) ? node : { ...node, children: next }
  }
  const record = judged.records.get(node.id)
  const inputs = node.inputs ?? []
  if (!record || node.verified === undefined) return node
  if (inputs.some(({ id }) => id === assessmentInputId(node.id))) return node
  const scores = node.role === undefined || node.role === 'scored'
  // What the model shows as context at an indicator that it does not score stays context.
  const own = scores
    ? inputs
    : inputs.map((input) => (input.role === 'context' ? input : { ...input, role: 'context' as const }))
  const weight = own.reduce((sum, input) => sum + (input.role === 'scored' ? input.weight : 0), 0)
  return { ...node, role: 'scored', inputs: [...own, inputFor(node.id, record, weight || 1, judged)] }
}

function inputFor(indicator: string, record: SeriesRecord, weight: number, judged: Judged): InputSpec {
  const key = `${indicator} ${weight}`
  const [min, max] = record.validRange
  const made: InputSpec = judged.inputs.get(key) ?? {
    id: assessmentInputId(indicator),
    series: record.id,
    weight,
    transforms: [],
    fill: [],
    norm: { method: 'goalposts', min: min ?? 0, max: max ?? 1 },
    reason: 'What experts judged of this country; it counts as much as all series here together',
    role: 'scored',
    optional: true,
  }
  judged.inputs.set(key, made)
  return made
}
