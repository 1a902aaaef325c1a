import { frameworkIndicators, VERDICTS, type FrameworkFile } from '../../model/framework'
import { seriesOf, treeInputs } from '../../model/tree'
import type { IndicatorRole, RiskModel } from '../../model/types'

const ROLES: readonly IndicatorRole[] = ['scored', 'context', 'judgement']

/** `indicators/framework/README.md`: what the baseline can score, what it cannot, and what it still needs. */
export function frameworkReadme(framework: FrameworkFile, model: RiskModel): string {
  const role = roles(model)
  const all = frameworkIndicators(framework)
  const count = (test: (id: string, verdict: string) => boolean) =>
    all.filter(({ indicator }) => test(indicator.id, indicator.measurability.verdict)).length
  const could = count((_, verdict) => verdict === 'yes' || verdict === 'partial')
  const fed = count((id) => role.get(id) === 'scored')
  const scoredInputs = treeInputs(model.tree).filter(
    ({ node, input }) => node.role === 'scored' && input.role === 'scored',
  )
  const scoring = new Set(scoredInputs.map(({ input }) => input.series))
  return [
    '# The Framework of Analysis, as the baseline model scores it',
    '',
    `Made by \`npx tsx src/tools/compile-model.ts\` from \`framework.json\` and the tables in \`src/tools/baseline/\`; a test says when it is out of date.`,
    '',
    `\`framework.json\` holds the 14 risk factors and ${all.length} indicators in our own words. \`verified\` is true for the ${count((id) => all.some(({ indicator }) => indicator.id === id && indicator.verified))} indicators whose number and sense were read in a stored copy of the list; \`basis\` says how sure the others are. Nature (structural, dynamic, trigger) and lens are our own tags.`,
    '',
    `Of ${could} indicators for which a public series measures the core (yes) or one facet (partial), the baseline scores **${fed}**, from **${scoring.size}** series; ${seriesOf(model.tree).length} series are read in all, context and denominators included.`,
    '',
    '## Factor by role',
    '',
    '| factor | indicators | scored | context only | expert judgement only |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...factorRows(framework, role),
    '',
    '## Could be scored, and what each still needs',
    '',
    '| indicator | measurability | shown now | would be scored from |',
    '| --- | --- | --- | --- |',
    ...all
      .filter(({ indicator }) => indicator.stillNeeds !== undefined)
      .map(({ indicator }) => {
        const shown = role.get(indicator.id) === 'context' ? 'context' : 'nothing'
        const needs = (indicator.stillNeeds ?? []).join('; ')
        return `| ${indicator.id} ${indicator.label} | ${indicator.measurability.verdict} | ${shown} | ${cell(needs)} |`
      }),
    '',
    '## One series, several indicators',
    '',
    'A series may feed several indicators, each for a reason of its own that stands beside it in the model. Factors that share a series move together: their agreement is no second proof. Series that score in three indicators or more:',
    '',
    '| series | scores in |',
    '| --- | --- |',
    ...shared(scoredInputs).map(([series, ids]) => `| \`${series}\` | ${ids.join(', ')} |`),
    '',
    '## Measurability',
    '',
    '| verdict | indicators | of these scored |',
    '| --- | ---: | ---: |',
    ...VERDICTS.map(
      (verdict) =>
        `| ${verdict} | ${count((_, v) => v === verdict)} | ${count((id, v) => v === verdict && role.get(id) === 'scored')} |`,
    ),
    '',
  ].join('\n')
}

function roles(model: RiskModel): ReadonlyMap<string, IndicatorRole> {
  const factors = model.tree.children ?? []
  return new Map(
    factors.flatMap((rf) => (rf.children ?? []).map((node) => [node.id, node.role ?? 'scored'] as const)),
  )
}

function factorRows(framework: FrameworkFile, role: ReadonlyMap<string, IndicatorRole>): string[] {
  const totals = { indicators: 0, scored: 0, context: 0, judgement: 0 }
  const rows = framework.riskFactors.map((factor) => {
    const by = ROLES.map((r) => factor.indicators.filter(({ id }) => role.get(id) === r).length)
    totals.indicators += factor.indicators.length
    ROLES.forEach((r, i) => (totals[r] += by[i]!))
    return `| ${factor.id} ${factor.title} | ${factor.indicators.length} | ${by.join(' | ')} |`
  })
  return [
    ...rows,
    `| **all** | **${totals.indicators}** | **${totals.scored}** | **${totals.context}** | **${totals.judgement}** |`,
  ]
}

type ScoredInput = ReturnType<typeof treeInputs>[number]

function shared(inputs: readonly ScoredInput[]): [string, string[]][] {
  const where = new Map<string, Set<string>>()
  for (const { node, input } of inputs) {
    where.set(input.series, (where.get(input.series) ?? new Set()).add(node.id))
  }
  return [...where]
    .map(([series, ids]): [string, string[]] => [series, [...ids]])
    .filter(([, ids]) => ids.length >= 3)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
