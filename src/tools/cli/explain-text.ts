import type { InputExplained, NodeExplained } from './explain'
import type { CountryResult, provenance } from './result'

type Explained = ReturnType<typeof provenance> & {
  readonly country: CountryResult
  readonly tree: NodeExplained
}

const shown = (score: number | null): string => (score === null ? '  –' : score.toFixed(0).padStart(3))
const figure = (value: number | null): string => (value === null ? '–' : String(Number(value.toPrecision(6))))

/** The tree of one unit as text for a terminal: factor, indicator, input; scores 0–100 in the first column. */
export function explainText({ country, tree, asOf, model, sources }: Explained): string {
  const { overall, coverage, frameworkCoverage, ageMonths } = country
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`
  const lines = [
    `${country.name} (${country.id}) as of ${asOf}, model ${model.id} ${model.version}`,
    `${shown(overall.score).trim()} of 100, ${country.tier ?? `no tier: ${country.tierReason ?? ''}`}; model coverage ${percent(coverage)}, framework coverage ${percent(frameworkCoverage)}; newest observation ${ageMonths.newest ?? '–'} months old`,
    ...nature(country),
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
  const why =
    node.score === null
      ? ` [${node.role === 'scored' ? (node.reason ?? '') : (node.role ?? node.reason ?? '')}]`
      : ''
  return [
    `${shown(node.score)}  ${indent}${node.id} ${node.title}${why}`,
    ...node.inputs.map((input) => inputLine(input, depth + 1)),
    ...node.children.flatMap((child) => nodeLines(child, depth + 1)),
  ]
}

function inputLine(input: InputExplained, depth: number): string {
  const risk = input.role === 'context' ? '  ·' : shown(input.risk === null ? null : input.risk * 100)
  const steps = input.steps.map(({ op, value }) => ` → ${op} ${figure(value)}`).join('')
  const value =
    input.period === null
      ? input.status
      : `${figure(input.raw)} ${input.unit} in ${input.period}${steps} (${input.status}, ${input.source ?? 'source not stated'})`
  return `${risk}  ${'  '.repeat(depth)}${input.series}: ${value}`
}
