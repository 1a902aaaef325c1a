import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { datedAhead, templatesOf, type TemplateCount } from '../model/evidence'
import { useDocuments } from '../stores/documents'
import { useEvidence } from '../stores/evidence'
import { useSession } from '../stores/session'

/** Ids that the API gives in place of names of templates. */
const TEMPLATE_ID = /^[0-9a-f]{24}$/

/** Taking evidence from a file of a user's own Uwazi: what was found, the mapping to indicators, whether titles are kept. */
export function useEvidenceImport() {
  const store = useEvidence()
  const documents = useDocuments()
  const session = useSession()
  const mapping = shallowRef<ReadonlyMap<string, string>>(new Map())
  const names = ref(false)
  onMounted(() => void store.refresh())
  watch(
    () => documents.changes,
    () => void store.refresh(),
  )

  /** Indicators by number, as a choice. */
  const indicators = computed(() =>
    (session.loaded?.framework.riskFactors ?? []).flatMap((factor) =>
      factor.indicators.map(({ id, label }) => ({ value: id, text: `${id} ${label}` })),
    ),
  )
  const unitName = computed(() => new Map(session.firstView?.units.map(({ id, name }) => [id, name])))
  /** How templates of the same name were mapped before; the newest collection counts. */
  const before = computed(
    () =>
      new Map(
        [...store.collections]
          .reverse()
          .flatMap(({ body }) => templatesOf(body.evidence))
          .flatMap(({ template, indicator }) => (indicator === undefined ? [] : [[template, indicator]])),
      ),
  )
  watch(
    () => store.found,
    (found) => {
      names.value = false
      const known = (found?.evidence ?? []).map(({ template }) => [template, before.value.get(template)])
      mapping.value = new Map(known.filter((pair): pair is [string, string] => pair[1] !== undefined))
    },
  )
  const templates = computed<readonly TemplateCount[]>(() =>
    templatesOf(store.found?.evidence ?? []).map((one) => ({
      ...one,
      indicator: mapping.value.get(one.template),
    })),
  )
  const wantsTemplates = computed(() => templates.value.some(({ template }) => TEMPLATE_ID.test(template)))
  const kept = computed(() =>
    store.collections.map((stored) => ({
      stored,
      id: stored.id,
      made: stored.body.made.slice(0, 10),
      names: stored.body.names,
      entities: stored.body.evidence.length,
      countries: new Set(stored.body.evidence.flatMap(({ units }) => units)).size,
      templates: templatesOf(stored.body.evidence),
    })),
  )

  return {
    ...{ store, indicators, unitName, templates, names, wantsTemplates, kept },
    /** Entities found that are dated after today. */
    ahead: computed(() => datedAhead(store.found?.evidence ?? [], new Date().toISOString().slice(0, 10))),
    /** Whether what is kept lies on the device as plain text. */
    unsealed: computed(() => documents.protection === 'none'),
    map(template: string, indicator: string | undefined): void {
      const next = new Map(mapping.value)
      if (indicator === undefined) next.delete(template)
      else next.set(template, indicator)
      mapping.value = next
    },
    /** Only ever true after the warning. */
    setNames: (keep: boolean) => void (names.value = keep),
    addTemplates: (file: File) => store.file && void store.choose(store.file, file),
    keep: () => void store.keep(mapping.value, names.value),
  }
}

export type EvidenceImport = ReturnType<typeof useEvidenceImport>
