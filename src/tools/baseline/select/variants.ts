import type { Aggregation, InputSpec, NodeSpec, Norm, RiskModel, Transform } from '../../../model/types'

/** A form of the model that was tried beside the chosen one. */
export interface Variant {
  readonly name: string
  readonly edit: (model: RiskModel) => RiskModel
}

const withChildren = (model: RiskModel, edit: (factor: NodeSpec) => NodeSpec): RiskModel => ({
  ...model,
  tree: { ...model.tree, children: (model.tree.children ?? []).map(edit) },
})
const factors = (edit: (factor: NodeSpec) => NodeSpec) => (model: RiskModel) => withChildren(model, edit)
const indicators = (edit: (indicator: NodeSpec) => NodeSpec) =>
  factors((factor) => ({ ...factor, children: (factor.children ?? []).map(edit) }))
const inputs = (edit: (input: InputSpec, indicator: NodeSpec) => InputSpec) =>
  indicators((node) =>
    node.inputs ? { ...node, inputs: node.inputs.map((input) => edit(input, node)) } : node,
  )

const root = (aggregation: Aggregation) => (model: RiskModel) => ({
  ...model,
  tree: { ...model.tree, aggregation },
})
const factorsBy = (aggregation: Aggregation) => factors((factor) => ({ ...factor, aggregation }))
const weights = (of: Readonly<Record<string, number>>) =>
  factors((factor) => ({ ...factor, weight: of[factor.id] ?? factor.weight }))
const indicatorWeight = (id: string, weight: number) =>
  indicators((node) => (node.id === id ? { ...node, weight } : node))
const SPECIFIC = ['RF9', 'RF10', 'RF11', 'RF12', 'RF13', 'RF14'] as const
const specific = (weight: number) => weights(Object.fromEntries(SPECIFIC.map((id) => [id, weight])))

/** Norms of all inputs that are no yes or no and no ordinal. */
const norms = (norm: Norm) =>
  inputs((input) => (['binary', 'ordinal'].includes(input.norm.method) ? input : { ...input, norm }))
const decays = (of: RegExp, times: number) =>
  inputs((input) =>
    of.test(input.series)
      ? {
          ...input,
          transforms: input.transforms.map((step): Transform =>
            step.op === 'decay' ? { ...step, halfLifePeriods: step.halfLifePeriods * times } : step,
          ),
        }
      : input,
  )
/** Lets context inputs of the named indicators score. */
const scored = (of: Readonly<Record<string, readonly string[]>>) =>
  indicators((node) => {
    const series = of[node.id]
    if (!series || !node.inputs) return node
    const role = (input: InputSpec) => (series.includes(input.series) ? 'scored' : input.role)
    return { ...node, role: 'scored', inputs: node.inputs.map((input) => ({ ...input, role: role(input) })) }
  })
const notScored = (...ids: readonly string[]) =>
  indicators((node) =>
    ids.includes(node.id)
      ? {
          ...node,
          role: 'context',
          inputs: (node.inputs ?? []).map((input) => ({ ...input, role: 'context' })),
        }
      : node,
  )

const APPROVED = ['vdem_political_killings_systematic']
const geometric = (floor: number): Aggregation => ({ method: 'geometric', floor })

/** All that was tried around the chosen form, one change at a time. */
export const VARIANTS: readonly Variant[] = [
  { name: 'the chosen form', edit: (model) => model },
  ...[0.01, 0.02, 0.1, 0.2].map((floor) => ({
    name: `root: floor ${floor}`,
    edit: root(geometric(floor)),
  })),
  { name: 'root: arithmetic', edit: root({ method: 'arithmetic' }) },
  { name: 'root: power −0.5', edit: root({ method: 'power', exponent: -0.5, floor: 0.05 }) },
  { name: 'factors: arithmetic', edit: factorsBy({ method: 'arithmetic' }) },
  ...[0.02, 0.1, 0.2].map((floor) => ({
    name: `factors: floor ${floor}`,
    edit: factorsBy(geometric(floor)),
  })),
  { name: 'factors: maximum', edit: factorsBy({ method: 'maximum' }) },
  { name: 'factors: mean of the 2 highest', edit: factorsBy({ method: 'top-k-mean', k: 2 }) },
  { name: 'indicators: geometric', edit: indicators((node) => ({ ...node, aggregation: geometric(0.05) })) },
  {
    name: 'indicators: maximum',
    edit: indicators((node) => ({ ...node, aggregation: { method: 'maximum' } })),
  },
  { name: 'weights: all factors equal', edit: factors((factor) => ({ ...factor, weight: 1 })) },
  { name: 'weights: capacity 1', edit: weights({ RF5: 1 }) },
  { name: 'weights: capacity 1.5', edit: weights({ RF5: 1.5 }) },
  { name: 'weights: capacity 3', edit: weights({ RF5: 3 }) },
  { name: 'weights: specific factors 1', edit: specific(1) },
  { name: 'weights: specific factors 0', edit: specific(0) },
  { name: 'weights: RF13 1', edit: weights({ RF13: 1 }) },
  { name: 'weights: RF9, RF10 and RF13 1', edit: weights({ RF9: 1, RF10: 1, RF13: 1 }) },
  { name: 'weights: coups (1.4) 2', edit: indicatorWeight('1.4', 2) },
  { name: 'weights: resources (3.10) 2', edit: indicatorWeight('3.10', 2) },
  {
    name: 'inputs: approved killings in 2.1, 7.8, 10.3, 11.5 too',
    edit: scored({ '2.1': APPROVED, '7.8': APPROVED, '10.3': APPROVED, '11.5': APPROVED }),
  },
  {
    name: 'inputs: armed groups and foreign troops in RF5 too',
    edit: scored({
      '5.1': ['ucdp_sb_dyads'],
      '5.5': ['ucdp_ns_dyads', 'ucdp_osv_nonstate'],
      '5.8': ['ucdp_acd_internationalised'],
    }),
  },
  {
    name: 'inputs: killing in RF9 too',
    edit: scored({
      '9.3': ['ewp_mk_onset', 'ucdp_osv_government'],
      '9.4': ['ucdp_ns_deaths'],
      '9.5': ['ucdp_ns_dyads'],
    }),
  },
  {
    name: 'inputs: displacement and all killing in RF12 too',
    edit: scored({
      '12.3': ['idmc_conflict_idp_stock', 'unhcr_displaced_abroad_by_origin'],
      '12.9': ['ucdp_osv_total', 'ucdp_civilian_deaths'],
    }),
  },
  {
    name: 'inputs: RF14 scored',
    edit: scored({
      '14.4': ['ucdp_sb_deaths'],
      '14.5': ['awsd_affected'],
      '14.7': ['awsd_kidnapped'],
      '14.8': ['awsd_killed'],
    }),
  },
  { name: 'inputs: without territorial aims in RF4', edit: notScored('4.3') },
  { name: 'inputs: RF10 waits for experts', edit: notScored('10.3') },
  { name: 'inputs: without treaties', edit: notScored('3.1', '6.5', '6.7') },
  { name: 'inputs: without neighbours', edit: notScored('1.2', '8.2') },
  {
    name: 'norms: percentile rank of the period',
    edit: norms({ method: 'percentile-rank', pool: 'this-period' }),
  },
  {
    name: 'norms: min–max of the period',
    edit: norms({ method: 'min-max', pool: 'this-period', winsorise: [0.025, 0.975], whenConstant: 0 }),
  },
  { name: 'norms: z-score of the period', edit: norms({ method: 'z-score', pool: 'this-period' }) },
  ...[1 / 3, 5 / 3, 3].map((times) => ({
    name: `half-lives of coups × ${times.toFixed(2)}`,
    edit: decays(/coup/, times),
  })),
  ...[0.5, 2].map((times) => ({
    name: `half-lives of killing × ${times}`,
    edit: decays(/^(?!.*coup)/, times),
  })),
  {
    name: 'fills: none',
    edit: inputs((input) => ({ ...input, fill: [] })),
  },
  {
    name: 'fills: regional median last',
    edit: inputs((input) => ({
      ...input,
      fill: [...input.fill, { op: 'group-median', by: 'subregion', minUnits: 4 }],
    })),
  },
  {
    name: 'lags: one year more',
    edit: inputs((input) => ({ ...input, transforms: [...input.transforms, { op: 'lag', periods: 1 }] })),
  },
]
