import type { Aggregation, Fill, InputSpec, Norm, Pool, ReadingSpec, Transform } from '../model/types'
import { numbers } from './numbers'

/** One step of a rule as a short head and what it does, both generated from the rule that runs. */
export interface ChainStep {
  readonly head: string
  readonly text: string
}

/** A number of a rule as written in the model: nothing rounded away, true minus, thin space in thousands. */
export function ruleNumber(value: number): string {
  return numbers.plain(value, 12)
}

function periods(count: number): string {
  return count === 1 ? 'one period' : `${count} periods`
}

/** What one transform does. @param titleOf title of a series by id */
export function transformStep(transform: Transform, titleOf: (seriesId: string) => string): ChainStep {
  switch (transform.op) {
    case 'log1p':
      return { head: 'Logarithm', text: 'ln(1 + value), so that the largest counts do not drown the rest' }
    case 'rate':
      return {
        head: `Per ${ruleNumber(transform.per)}`,
        text: `times ${ruleNumber(transform.per)}, divided by ${titleOf(transform.denominator)}`,
      }
    case 'rolling': {
      const word = { sum: 'Sum', mean: 'Mean', max: 'Highest' }[transform.stat]
      return {
        head: `${word} of ${transform.window}`,
        text: `${word.toLowerCase()} of the last ${periods(transform.window)}; missing unless ${transform.minObserved} of them hold a value`,
      }
    }
    case 'lag':
      return { head: `Lag ${transform.periods}`, text: `the value of ${periods(transform.periods)} before` }
    case 'difference':
      return { head: 'Change', text: `minus the value of ${periods(transform.periods)} before` }
    case 'percent-change':
      return {
        head: 'Change in %',
        text: `change in per cent over ${periods(transform.periods)}; missing where the earlier value is 0`,
      }
    case 'decay':
      return {
        head: 'Fading memory',
        text: `sum of all values so far, each halved every ${periods(transform.halfLifePeriods)}`,
      }
    case 'years-since':
      return {
        head: 'Years since',
        text: `periods since the value was last ${ruleNumber(transform.threshold)} or more; ${ruleNumber(transform.never)} where never in the record`,
      }
    case 'threshold':
      return {
        head: 'Threshold',
        text: `1 where the value is ${ruleNumber(transform.at)} or ${transform.side === 'at-least' ? 'more' : 'less'}, else 0`,
      }
  }
}

/** What may stand in for a missing value. */
export function fillStep(fill: Fill): ChainStep {
  return fill.op === 'carry-forward'
    ? {
        head: 'Carry forward',
        text: `a missing value is replaced by the newest one of at most ${fill.maxAgeMonths} months before, and marked as filled`,
      }
    : {
        head: 'Group median',
        text: `a missing value is replaced by the median of its ${fill.by} where at least ${fill.minUnits} countries hold one, and marked as filled`,
      }
}

function poolText(pool: Pool): string {
  return pool === 'this-period'
    ? 'all countries at the scored date'
    : 'all values published until the scored date'
}

/** How a value becomes a risk share of 0 to 1. `inverse`: a higher value means less risk; breakpoints and scales say risk
 *  themselves and are not turned (indicators/decisions/013). */
export function normStep(norm: Norm, inverse: boolean): ChainStep {
  const turned = inverse ? ', then turned round, since more means less risk' : ''
  switch (norm.method) {
    case 'min-max': {
      const clip = norm.winsorise
        ? ` after clipping to the ${quantile(norm.winsorise[0])} and ${quantile(norm.winsorise[1])} quantile (type 7)`
        : ''
      return {
        head: 'Min–max',
        text: `place between lowest and highest of ${poolText(norm.pool)}${clip}${turned}${norm.whenConstant === 0 ? '; 0 for everyone while all are equal' : ''}`,
      }
    }
    case 'goalposts':
      return {
        head: 'Goalposts',
        text: `place between ${ruleNumber(norm.min)} and ${ruleNumber(norm.max)}, fixed; values beyond are clipped${turned}`,
      }
    case 'percentile-rank':
      return { head: 'Percentile', text: `rank among ${poolText(norm.pool)}, mid-ranks on ties${turned}` }
    case 'z-score':
      return {
        head: 'Z-score',
        text: `distance from the mean of ${poolText(norm.pool)} in standard deviations, through the normal curve${turned}`,
      }
    case 'piecewise':
      return {
        head: 'Breakpoints',
        text: `straight lines through ${norm.points.map(([x, y]) => `${ruleNumber(x)} → ${ruleNumber(y)}`).join(', ')}; flat beyond`,
      }
    case 'logistic':
      return {
        head: 'Logistic',
        text: `S-curve with its middle at ${ruleNumber(norm.midpoint)} and steepness ${ruleNumber(norm.steepness)}${turned}`,
      }
    case 'ordinal':
      return {
        head: 'Scale',
        text: `category to risk: ${Object.entries(norm.map)
          .map(([category, risk]) => `${category} → ${ruleNumber(risk)}`)
          .join(', ')}`,
      }
    case 'binary':
      return { head: 'Yes or no', text: `1 from ${ruleNumber(norm.threshold)} on, else 0${turned}` }
  }
}

function quantile(probability: number): string {
  return `${ruleNumber(probability * 100)}\u00a0%`
}

/** How the children of a node are put together. */
export function aggregationText(aggregation: Aggregation): string {
  switch (aggregation.method) {
    case 'arithmetic':
      return 'weighted mean'
    case 'geometric':
      return `weighted geometric mean (floor ${ruleNumber(aggregation.floor)})`
    case 'power':
      return `weighted power mean, exponent ${ruleNumber(aggregation.exponent)} (floor ${ruleNumber(aggregation.floor)})`
    case 'maximum':
      return 'highest child'
    case 'top-k-mean':
      return `mean of the ${aggregation.k} highest children`
    case 'share-present':
      return `weighted share of children at ${ruleNumber(aggregation.threshold * 100)} or more of 100`
  }
}

/** The whole way of one input, in the order in which it runs: transforms, fills, norm. */
export function inputSteps(
  input: InputSpec,
  inverse: boolean,
  titleOf: (seriesId: string) => string,
): readonly ChainStep[] {
  return [
    ...input.transforms.map((transform) => transformStep(transform, titleOf)),
    ...input.fill.map(fillStep),
    normStep(input.norm, inverse),
  ]
}

/** The whole way of one input as one sentence. */
export function inputChainText(
  input: InputSpec,
  inverse: boolean,
  titleOf: (seriesId: string) => string,
): string {
  const steps = inputSteps(input, inverse, titleOf).map((step) => `${step.head.toLowerCase()} (${step.text})`)
  return `${titleOf(input.series)} → ${steps.join(' → ')}`
}

/** What a reading takes in. */
export function readingText(reading: ReadingSpec): string {
  const parts: string[] = []
  if (reading.nodes) parts.push(`only ${reading.nodes.join(', ')}`)
  if (reading.natures) parts.push(`only ${reading.natures.join(' and ')} indicators`)
  if (reading.lens) parts.push(`only indicators tagged “${reading.lens}”`)
  const floor =
    reading.minCoverage > 0 ? `; at least ${quantile(reading.minCoverage)} of its weight must be there` : ''
  return `${parts.length === 0 ? 'the whole tree' : parts.join(', ')}${floor}`
}
