import { wordOfStatus } from '../../format/status-words'
import type { InputExplained, NodeExplained } from './explain'
import type { CountryResult, provenance } from './result'

type Explained = ReturnType<typeof provenance> & {
  readonly country: CountryResult
  readonly reference100: number | null
  readonly pointsPermutations: number | null
  readonly tree: NodeExplained
}

const shown = (score: number | null): string => (score === null ? '  –' : score.toFixed(0).padStart(3))
const figure = (value: number | null): string => (value === null ? '–' : String(Number(value.toPrecision(6))))

const signed = (points: number | null): string =>
  (points === null ? '' : `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`).padStart(5)

/** Points and, where they are estimated, their standard error. */
const pointsText = ({ points, pointsStandardError }: NodeExplained | InputExplained): string =>
  pointsStandardError === null || pointsStandardError === 0
    ? signed(points)
    : `${signed(points)} ±${pointsStandardError.toFixed(1)}`

/** Why a node has no score, and what its points are then. */
function whyNot({ role, reason, points }: NodeExplained): string {
  const why = role === 'scored' || role === undefined ? wordOfStatus(reason ?? '') : role
  return points === null ? why : `${why}; the points are for its absence`
}

/** Share of draws as screens write it. */
export const tierText = (share: number | null): string =>
  share === null ? '–' : share > 0.99 && share < 1 ? '>99 %' : `${(share * 100).toFixed(0)} %`

/** The tree of one unit as text for a terminal: factor, indicator, input; scores 0–100 in the first column, points that each
 *  part adds against the median profile in the second. */
export function explainText({
  country,
  reference100,
  pointsPermutations,
  tree,
  asOf,
  model,
  sources,
}: Explained): string {
  const { overall, coverage, frameworkCoverage, ageMonths } = country
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`
  const lines = [
    `${country.name} (${country.id}) as of ${asOf}, model ${model.id} ${model.version}`,
    `${shown(overall.score).trim()} of 100, ${country.tier === null ? `no tier: ${wordOfStatus(country.tierReason ?? '')}` : `${country.tier} in ${tierText(country.tierProbability)} of draws`}; model coverage ${percent(coverage)}${frameworkCoverage === null ? '' : `, framework coverage ${percent(frameworkCoverage)}`}; newest observation ${ageMonths.newest ?? '–'} months old`,
    ...nature(country),
    ...(reference100 === null
      ? []
      : [`second column: points against the median profile, which scores ${reference100.toFixed(1)}`]),
    ...(pointsPermutations === null
      ? []
      : [
          `points are estimated from ${pointsPermutations} orders of the parts, drawn by seed; ± is one standard error`,
        ]),
    '',
    ...nodeLines(tree, 0),
    '',
    'Sources',
    ...sources.map(({ id, publisher, edition, licence }) => `  ${id}: ${publisher}, ${edition}; ${licence}`),
  ]
  return `${lines.join('\n')}\n`
}

function nature({ structural, dynamic }: CountryResult): string[] {
  if (!structural || !dynamic) return []
  return [`structural ${shown(structural.score).trim()}, dynamic ${shown(dynamic.score).trim()}`]
}

function nodeLines(node: NodeExplained, depth: number): string[] {
  const indent = '  '.repeat(depth)
  const why = node.score === null ? ` [${whyNot(node)}]` : ''
  return [
    `${shown(node.score)} ${pointsText(node)}  ${indent}${node.id} ${node.title}${why}`,
    ...node.inputs.map((input) => inputLine(input, depth + 1)),
    ...node.children.flatMap((child) => nodeLines(child, depth + 1)),
  ]
}

function inputLine(input: InputExplained, depth: number): string {
  const risk = input.role === 'context' ? '  ·' : shown(input.risk === null ? null : input.risk * 100)
  const steps = input.steps.map(({ op, value }) => ` → ${op} ${figure(value)}`).join('')
  const value =
    input.period === null
      ? wordOfStatus(input.status)
      : `${figure(input.raw)} ${input.unit ?? '(no unit stated)'} in ${input.period}${steps} (${wordOfStatus(input.status)}, ${input.source ?? 'source not stated'})`
  return `${risk} ${pointsText(input)}  ${'  '.repeat(depth)}${input.series}: ${value}`
}
