/** One seeded fault: in `file`, `text` (which stands there once) becomes `becomes`; one of `tests` must then fail. */
export interface Mutant {
  readonly id: string
  readonly file: string
  readonly text: string
  readonly becomes: string
  /** What a reader of scores would be told wrongly. */
  readonly breaks: string
  readonly tests: readonly string[]
}

const NUMBERS = 'tests/golden/engine-numbers.node.test.ts'
const HAND_WALK = 'tests/golden/hand-walk.node.test.ts'
const SENSITIVITY = 'tests/golden/sensitivity.node.test.ts'
const HONESTY = 'tests/properties/engine-honesty.node.test.ts'
const LAWS = 'tests/properties/engine-laws.node.test.ts'
const AS_OF = 'tests/unit/engine-as-of.node.test.ts'
const ASSESSMENTS = 'tests/properties/assessments.node.test.ts'
const READINGS = 'tests/unit/engine-readings.node.test.ts'
const DOUBT = 'tests/unit/doubt.node.test.ts'
const METRICS = 'tests/unit/evaluate-metrics.node.test.ts'
const METRIC_LAWS = 'tests/properties/evaluate.node.test.ts'
const ROWS = 'tests/unit/evaluate-rows.node.test.ts'
const CHANGE = 'tests/properties/change-split.node.test.ts'
const FRAME = 'tests/unit/engine-frame.node.test.ts'

/** Spread over the chain: data, as-of cut, fill, norm, tree, tier, doubt, sensitivity, explanation, change, evaluation. */
export const MUTANTS: readonly Mutant[] = [
  {
    id: 'absence',
    file: 'src/engine/aggregate/accumulate.ts',
    text: `if (s >= Status.missing) continue
    values[i] = values[i]! + weight * own[i]!`,
    becomes: `if (s >= Status.missing) { weights[i] = weights[i]! + weight; continue }
    values[i] = values[i]! + weight * own[i]!`,
    breaks: 'A missing child counts as no risk',
    tests: [LAWS, READINGS],
  },
  {
    id: 'lag',
    file: 'src/engine/axis.ts',
    text: 'Math.min(end, moment.asOfMonth - publicationLagMonths)',
    becomes: 'Math.min(end, moment.asOfMonth)',
    breaks: 'Figures count before they were published',
    tests: [AS_OF, HONESTY],
  },
  {
    id: 'pool-ahead',
    file: 'src/engine/normalise/fit.ts',
    text: 'return Math.min(source.due[moment]!, source.panel.nPeriods - 1)',
    becomes: 'return source.panel.nPeriods - 1',
    breaks: 'A norm learns its scale from later years',
    tests: [NUMBERS, HONESTY],
  },
  {
    id: 'carry-limit',
    file: 'src/engine/align/fill-row.ts',
    text: 'const oldestEnd = periodEndMonth(panel, due) - maxAgeMonths',
    becomes: 'const oldestEnd = periodEndMonth(panel, due) - maxAgeMonths - 12',
    breaks: 'A value is carried forward a year beyond its limit',
    tests: [AS_OF, HONESTY],
  },
  {
    id: 'median-of-fills',
    file: 'src/engine/align/group-median.ts',
    text: 'if (group[v] === own && row.status[row.base + v]! <= Status.judged)',
    becomes: 'if (group[v] === own && row.status[row.base + v]! < Status.missing)',
    breaks: 'Filled values feed the fills of others',
    tests: [AS_OF, HAND_WALK],
  },
  {
    id: 'fit-on-fills',
    file: 'src/engine/normalise/fit.ts',
    text: 'if (status[cell]! <= Status.judged) into[count++] = values[cell]!',
    becomes: 'if (status[cell]! < Status.missing) into[count++] = values[cell]!',
    breaks: 'Carried values move the scale of the others',
    tests: [NUMBERS],
  },
  {
    id: 'extremes',
    file: 'src/engine/normalise/min-max.ts',
    text: 'status[base + known.highUnit[p]!]! > Status.judged',
    becomes: 'false',
    breaks: 'A territory that is not scored sets the scale of those that are',
    tests: [NUMBERS],
  },
  {
    id: 'ties',
    file: 'src/engine/normalise/percentile-rank.ts',
    text: 'const share = (below + next) / (2 * count)',
    becomes: 'const share = (2 * below + 1) / (2 * count)',
    breaks: 'Tied values take the lowest rank and not the middle one',
    tests: [NUMBERS],
  },
  {
    id: 'ddof',
    file: 'src/engine/normalise/z-score.ts',
    text: 'Math.sqrt(fit.squares / fit.count)',
    becomes: 'Math.sqrt(fit.squares / (fit.count - 1))',
    breaks: 'z-scores use the sample’s standard deviation',
    tests: [NUMBERS],
  },
  {
    id: 'clip',
    file: 'src/engine/normalise/scale.ts',
    text: 'values[cell] = share < 0 ? 0 : share > 1 ? 1 : share',
    becomes: 'values[cell] = share < 0 ? 0 : share',
    breaks: 'Values above a goalpost score more than 1',
    tests: [NUMBERS],
  },
  {
    id: 'winsorise',
    file: 'src/core/math.ts',
    text: 'const position = (count - 1) * probability',
    becomes: 'const position = count * probability',
    breaks: 'Quantiles are not of type 7, so winsorised ends move',
    tests: [NUMBERS],
  },
  {
    id: 'constant',
    file: 'src/engine/normalise/min-max.ts',
    text: `    if (high > low) {
      ends.low[m] = low`,
    becomes: `    if (high >= low) {
      ends.low[m] = low - 1`,
    breaks: 'A constant column scores instead of being not defined',
    tests: [NUMBERS],
  },
  {
    id: 'direction',
    file: 'src/engine/stages.ts',
    text: `return direction === 'lower-is-riskier'`,
    becomes: 'return false',
    breaks: 'Where less is riskier, the scale is upside down',
    tests: [NUMBERS],
  },
  {
    id: 'floor',
    file: 'src/engine/aggregate/generator.ts',
    text: 'const share = (lifted - floor) / (1 - floor)',
    becomes: 'const share = lifted',
    breaks: 'The floor of a geometric mean is not mapped back, so that nobody scores 0',
    tests: [NUMBERS],
  },
  {
    id: 'coverage',
    file: 'src/engine/aggregate/node.ts',
    text: 'if (share < minCoverage - SLACK) {',
    becomes: 'if (share <= minCoverage + SLACK) {',
    breaks: 'A node with just the least coverage asked for loses its score',
    tests: [READINGS],
  },
  {
    id: 'optional-owed',
    file: 'src/engine/aggregate/node.ts',
    text: 'const owed = taking.filter((child) => !child.optional)',
    becomes: 'const owed = taking',
    breaks: 'A judgement on one country changes what others owe',
    tests: [ASSESSMENTS],
  },
  {
    id: 'reason',
    file: 'src/engine/aggregate/node.ts',
    text: 'if (children[c]!.status[cell] !== first) return Status.belowCoverage',
    becomes: 'if (children[c]!.status[cell] !== first) return Status.missing',
    breaks: 'The reason why a score is missing is a wrong one',
    tests: [READINGS],
  },
  {
    id: 'tier-edge',
    file: 'src/engine/frame.ts',
    text: 'if (score100 >= tier.fromScore100) index = i',
    becomes: 'if (score100 > tier.fromScore100) index = i',
    breaks: 'A score on a tier’s lower bound falls into the tier below',
    tests: [FRAME],
  },
  {
    id: 'tier-coverage',
    file: 'src/engine/frame.ts',
    text: 'coverage[u]! < model.tierCoverageFloor ? -1',
    becomes: 'coverage[u]! < 0 ? -1',
    breaks: 'A tier is given on next to no data',
    tests: [FRAME],
  },
  {
    id: 'seed',
    file: 'src/engine/doubt/choices.ts',
    text: 'let mixed = (seed ^ Math.imul(',
    becomes: 'let mixed = (0 ^ Math.imul(',
    breaks: 'Another seed gives the same draws, so that repeating shows nothing',
    tests: [DOUBT],
  },
  {
    id: 'streams',
    file: 'src/engine/doubt/choices.ts',
    text: 'Math.imul(DOUBT_CHOICES.indexOf(choice) + 1, 0x9e3779b1)',
    becomes: 'Math.imul(1, 0x9e3779b1)',
    breaks: 'Errors, weights and norms are drawn from one stream and move together',
    tests: [DOUBT],
  },
  {
    id: 'dirichlet',
    file: 'src/engine/doubt/choices.ts',
    text: 'const shape = perWeight * weights[c]!',
    becomes: 'const shape = settings.weightConcentration * weights.length',
    breaks: 'Drawn weights scatter around equal ones and not around the model’s',
    tests: [DOUBT],
  },
  {
    id: 'tier-probability',
    file: 'src/engine/doubt/tally.ts',
    text: 'while (tier > 0 && score < tierFrom100[tier]!) tier--',
    becomes: 'while (tier > 0 && score <= tierFrom100[tier]!) tier--',
    breaks: 'A draw on a tier’s lower bound counts for the tier below',
    tests: [DOUBT],
  },
  {
    id: 'sobol-total',
    file: 'src/engine/sensitivity/sobol-indices.ts',
    text: 'total[i] = squares / (2 * rows.length) / variance',
    becomes: 'total[i] = squares / rows.length / variance',
    breaks: 'Total indices are twice too large',
    tests: [SENSITIVITY],
  },
  {
    id: 'sobol-centre',
    file: 'src/engine/sensitivity/sobol-indices.ts',
    text: 'product += (b![row]! - mean) * (ab[row]! - a![row]!)',
    becomes: 'product += b![row]! * (ab[row]! - a![row]!)',
    breaks: 'First indices change when a constant is added to the output',
    tests: [SENSITIVITY],
  },
  {
    id: 'shapley',
    file: 'src/engine/explain/shapley.ts',
    text: 'orders[s] = (orders[s - 1]! * s) / (n - s)',
    becomes: 'orders[s] = orders[s - 1]!',
    breaks: 'Contributions do not sum to the score',
    tests: [NUMBERS],
  },
  {
    id: 'split-rest',
    file: 'src/engine/explain/split.ts',
    text: 'scale * (shares[i]! + part.weightShare * rest)',
    becomes: 'scale * shares[i]!',
    breaks: 'Contributions inside a node do not sum to the node’s',
    tests: ['tests/properties/engine-explain.node.test.ts'],
  },
  {
    id: 'change-split',
    file: 'src/engine/change/split.ts',
    text: 'last[u] = shares[u]!',
    becomes: `if (cause !== 'ageing') last[u] = shares[u]!`,
    breaks: 'Causes of a change do not sum to the change',
    tests: [CHANGE],
  },
  {
    id: 'change-revised',
    file: 'src/engine/change/steps.ts',
    text: `if (cause === 'revised') return withValue(change.revised, u)`,
    becomes: '',
    breaks: 'A revision by the source is told as new data',
    tests: ['tests/unit/change-causes.node.test.ts'],
  },
  {
    id: 'auc-ties',
    file: 'src/engine/evaluate/auc.ts',
    text: 'bound(negatives, score[i]!, false) + bound(negatives, score[i]!, true)',
    becomes: '2 * bound(negatives, score[i]!, true)',
    breaks: 'Ties count as won, so that a constant forecast looks perfect',
    tests: [METRICS, METRIC_LAWS],
  },
  {
    id: 'calibration-ahead',
    file: 'src/engine/evaluate/forward-calibration.ts',
    text: 'const last = origin - options.horizonYears - (options.outcomeLagYears ?? 0)',
    becomes: 'const last = origin - 1',
    breaks: 'Chances are fitted on windows that were still open',
    tests: ['tests/unit/forward-calibration.node.test.ts'],
  },
  {
    id: 'half-window',
    file: 'src/engine/evaluate/labels.ts',
    text: 'if (onset === UNKNOWN) return UNKNOWN',
    becomes: 'if (onset === UNKNOWN) return label',
    breaks: 'Half a window without an onset counts as no onset',
    tests: [ROWS],
  },
  {
    id: 'pooling',
    file: 'src/engine/evaluate/isotonic.ts',
    text: 'sum.at(-2)! * weight.at(-1)! >= sum.at(-1)! * weight.at(-2)!',
    becomes: 'sum.at(-2)! >= sum.at(-1)!',
    breaks: 'Calibrated chances may fall as scores rise',
    tests: [METRIC_LAWS],
  },
  {
    id: 'weight-effect',
    file: 'src/engine/audit/structure.ts',
    text: 'pearson ** 2 / squares',
    becomes: 'pearson / squares',
    breaks: 'What a weight really does is told wrongly',
    tests: ['tests/unit/audit.node.test.ts'],
  },
  {
    id: 'calendar-ahead',
    file: 'src/model/calendar.ts',
    text: ' && event.knownSince <= day',
    becomes: '',
    breaks: 'An alert in the past knows of an election that nobody had called yet',
    tests: ['tests/unit/calendar.node.test.ts'],
  },
]
