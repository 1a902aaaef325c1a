/** What an index audit finds. Verdicts are short sentences made from the figures; `reference` names the rule. */
export type Verdict = 'fine' | 'look' | 'mend'

export interface Finding {
  readonly verdict: Verdict
  readonly text: string
  readonly reference: string
}

/** Correlation of a part (a child or an input) with the whole that it belongs to, over the units that have both. */
export interface PartCorrelation extends Finding {
  readonly partId: string
  readonly wholeId: string
  readonly n: number
  readonly pearson: number
  readonly spearman: number
  /** Share among its siblings, 0–1. */
  readonly weight: number
  /** What the weight really does: squared correlation with the whole, as a share among siblings, 0–1. */
  readonly effect: number
}

export interface Consistency extends Finding {
  readonly nodeId: string
  readonly parts: number
  readonly n: number
  /** Cronbach's alpha from pairwise covariances; NaN below two parts. */
  readonly alpha: number
  /** Eigenvalues of the correlation matrix of the parts, largest first. */
  readonly eigenvalues: readonly number[]
  /** Share 0–1 of the variance in the first principal component. */
  readonly firstShare: number
}

export interface RedundantPair extends Finding {
  readonly firstId: string
  readonly secondId: string
  readonly n: number
  readonly pearson: number
}

export interface CoverageFinding extends Finding {
  readonly kind: 'input' | 'unit'
  readonly id: string
  /** Share 0–1 of units (or of inputs) with evidence. */
  readonly share: number
}

/** Shape of the values of an input, before its norm. */
export interface ShapeFinding extends Finding {
  readonly inputId: string
  readonly n: number
  readonly skewness: number
  /** Excess kurtosis. */
  readonly kurtosis: number
  /** Skewness and kurtosis after each treatment; absent where it cannot be applied. */
  readonly treated: readonly {
    readonly treatment: 'winsorise' | 'log'
    readonly skewness: number
    readonly kurtosis: number
    /** Both are within the rule afterwards. */
    readonly helps: boolean
  }[]
}

export interface IndexAudit {
  readonly momentIndex: number
  readonly readingId: string
  /** Units that take part: those with a score. */
  readonly units: number
  readonly correlations: readonly PartCorrelation[]
  readonly consistency: readonly Consistency[]
  readonly redundant: readonly RedundantPair[]
  readonly coverage: readonly CoverageFinding[]
  readonly shapes: readonly ShapeFinding[]
  readonly counts: Readonly<Record<Verdict, number>>
}
