import { sha256 } from '../briefing/snapshot/sha256'
import { stableJson } from '../briefing/snapshot/stable-json'
import { endMonth } from '../core/period'
import { buildDataSet } from '../engine/data/build-data-set'
import { runScores } from '../engine/run'
import { frameworkLabels } from '../model/framework'
import { ASSESSMENT_KIND } from '../model/assessment-kind'
import { readAssessments, type Assessments } from '../model/assessment'
import { compileAssessments } from '../sources/assessments/compile'
import type { DocumentStore } from '../storage/types'
import { useDocuments } from './documents'
import type { Loaded } from './session'

/** What is kept of judgements, by country. What cannot be read is passed over: it stays where it is, and the store of the
 *  screen counts it. */
export async function keptAssessments(store: DocumentStore): Promise<readonly Assessments[]> {
  const rows = await store.list(ASSESSMENT_KIND)
  return rows
    .flatMap(({ body, conflictOf }) => {
      try {
        return conflictOf === undefined ? [readAssessments(body)] : []
      } catch {
        return []
      }
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1))
}

/** Figures with the judgements beside them, and every year end scored afresh with what was in force by then. The fingerprint
 *  is made from both. The original is not changed, and is handed back where no judgement counts anywhere.
 *  @param today  ISO date   @throws ForewatchError as `buildDataSet`, `runScores` */
export async function withAssessed(
  base: Loaded,
  files: readonly Assessments[],
  today: string,
): Promise<Loaded> {
  const { units } = base.data
  const known = new Set(units.map(({ id }) => id))
  const scored = files.filter(({ unit }) => known.has(unit))
  const newest = endMonth(base.run.moments.at(-1)!.period)
  const judged = compileAssessments(scored, frameworkLabels(base.framework), newest, today)
  if (!judged) return base
  const added = buildDataSet(units, judged.catalogue.series, judged.observations)
  const data = Object.freeze({
    units,
    series: new Map([...base.data.series, ...added.series]),
    panels: new Map([...base.data.panels, ...added.panels]),
  })
  const text = `${base.manifest.fingerprint}\n${stableJson(judged.observations)}`
  return Object.freeze({
    ...base,
    manifest: { ...base.manifest, fingerprint: await sha256(new TextEncoder().encode(text)) },
    catalogue: Object.freeze([...base.catalogue, judged.catalogue]),
    data,
    run: runScores(base.model, data, base.run.moments),
    withoutAssessments: base.data,
  })
}

/** `withAssessed` of what this browser keeps, as of today. While that is locked, the figures as they are. */
export async function withKeptAssessments(base: Loaded): Promise<Loaded> {
  const documents = useDocuments()
  const store = await documents.openLocked()
  if (documents.locked) return base
  const files = await keptAssessments(store)
  return files.length === 0 ? base : withAssessed(base, files, new Date().toISOString().slice(0, 10))
}
