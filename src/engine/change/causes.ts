/** What a difference of scores is split into, in the order in which the steps are taken. The Method page prints this
 *  table, so that the text and the split cannot part. */
export const CAUSES = [
  {
    id: 'others',
    title: 'Other countries',
    short: 'others',
    does: 'puts the country’s earlier figures on the later scale, and takes the later medians where a gap is filled with a median of its region',
    means: 'what other countries’ figures did to a scale or a fill; the country’s own record did not change',
  },
  {
    id: 'revised',
    title: 'Revised data',
    short: 'revised',
    does: 'replaces each earlier figure by what the later edition would have shown at the earlier date from the periods known then: the corrected figure, or an older one where the source took it back',
    means: 'a source corrected the past, or took a figure back',
  },
  {
    id: 'ageing',
    title: 'Ageing and expiry',
    short: 'ageing',
    does: 'looks at what was known before from the later date: memory fades, windows move on, figures that have become too old drop out where nothing newer came',
    means: 'time passed and nothing new was learnt',
  },
  {
    id: 'new-data',
    title: 'New data',
    short: 'new data',
    does: 'takes the newer figure of every series that has one for a later period',
    means: 'something newer became known about the country',
  },
  {
    id: 'coverage',
    title: 'Coverage',
    short: 'coverage',
    does: 'lets in series that had no figure before and takes out those that have none any more',
    means: 'more or less is known; the weights of the rest are shared out anew',
  },
  {
    id: 'assessments',
    title: 'Assessments',
    short: 'assessments',
    does: 'takes over experts’ judgements made, changed or expired in between',
    means: 'a person judged anew',
  },
  {
    id: 'weights',
    title: 'Weight edits',
    short: 'weights',
    does: 'takes over the later model’s weights of all nodes and series that both models have',
    means: 'the model’s owner gave other weights',
  },
  {
    id: 'method',
    title: 'Method edits',
    short: 'method',
    does: 'takes over everything else of the later model: series, steps, norms, means, least coverages, the tree itself',
    means: 'the model’s owner changed how a score is made',
  },
] as const

export type Cause = (typeof CAUSES)[number]['id']
export const CAUSE_IDS: readonly Cause[] = CAUSES.map(({ id }) => id)
/** Steps in which the cells of inputs change; the later ones change the tree. */
export const CELL_CAUSES = ['others', 'revised', 'ageing', 'new-data', 'coverage', 'assessments'] as const
export type CellCause = (typeof CELL_CAUSES)[number]
