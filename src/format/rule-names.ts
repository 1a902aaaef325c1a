/** Names of rules as the Method page prints them; an unknown rule keeps its own name. */
const NAMES: Readonly<Record<string, string>> = {
  'min-max': 'min–max',
  goalposts: 'fixed goalposts',
  'percentile-rank': 'percentile rank',
  'z-score': 'z-score through the normal curve',
  piecewise: 'breakpoints',
  logistic: 'logistic curve',
  ordinal: 'ordinal scale',
  binary: 'yes or no',
  log1p: 'logarithm of 1 + value',
  rate: 'rate per population or other base',
  rolling: 'rolling window',
  lag: 'lag',
  difference: 'difference',
  'percent-change': 'change in per cent',
  decay: 'fading memory',
  'years-since': 'years since',
  threshold: 'threshold',
  'carry-forward': 'carry forward',
  'group-median': 'median of the region',
}

export function ruleName(rule: string): string {
  return NAMES[rule] ?? rule
}
