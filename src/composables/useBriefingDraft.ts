import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { formatBriefingLink, parseBriefingLink, type BriefingDraft } from '../briefing/draft'
import { formatViewState, parseViewState } from '../core/view-state'
import { useBriefingDraft as useStore } from '../stores/briefing-draft'
import { useDocuments } from '../stores/documents'
import { chosen, draftNow, follow, isTouched, markUntouched, restored, takeDraft } from './briefing-state'

const KEEP_AFTER_MS = 400
let reading: Promise<void> | undefined

/** Keeps the briefing in this browser while it is written, brings it back after a reload, and holds its subject and blocks in
 *  the address, so that a link leads to the same page. Own words stand in no address. */
export function useBriefingDraft() {
  const store = useStore()
  const documents = useDocuments()
  const route = useRoute()
  const router = useRouter()
  const before = ref<BriefingDraft>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function restore(): Promise<void> {
    // A subject in the address, or composed on another screen, stays the subject whatever was kept.
    const composed = chosen.units.length > 0 || chosen.kind !== 'country'
    const asked = composed ? { kind: chosen.kind, units: [...chosen.units] } : parseBriefingLink(route.query)
    const { sections } = parseBriefingLink(route.query)
    markUntouched()
    // Nobody waits for a passphrase before the first page is drawn.
    await documents.openLocked().catch(() => undefined)
    if (documents.locked) restored.value = true
    const kept = await store.read()
    if (kept && !isTouched()) {
      takeDraft(kept)
      follow({ ...asked, ...(sections ? { sections } : {}) })
      markUntouched()
    }
    restored.value = true
  }

  async function keep(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (!isTouched()) return
    markUntouched()
    await store.keep(draftNow())
  }
  const keepNow = () => void (document.visibilityState === 'hidden' && timer !== undefined && keep())

  function writeLink(): void {
    if (route.name !== 'briefings' || !restored.value) return
    const query = { ...formatViewState(parseViewState(route.query)), ...formatBriefingLink(chosen) }
    if (JSON.stringify(query) !== JSON.stringify(route.query)) void router.replace({ query })
  }

  onMounted(() => {
    reading ??= restore()
    writeLink()
    document.addEventListener('visibilitychange', keepNow)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', keepNow)
    if (timer !== undefined) void keep()
  })
  follow(parseBriefingLink(route.query))
  watch(
    [chosen, restored],
    () => {
      if (!restored.value) return
      writeLink()
      clearTimeout(timer)
      timer = setTimeout(() => void keep(), KEEP_AFTER_MS)
    },
    { deep: true },
  )
  watch(
    () => route.query,
    (query) => {
      if (route.name !== 'briefings') return
      follow(parseBriefingLink(query))
      writeLink()
    },
  )

  return {
    store,
    /** What was on screen before the last `begin`; undefined where nothing is to be undone. */
    before,
    /** An empty briefing about the first country of the last one. */
    begin(): void {
      before.value = draftNow()
      const [unit] = chosen.units
      takeDraft()
      if (unit !== undefined) chosen.units = [unit]
    },
    undo(): void {
      if (before.value) takeDraft(before.value)
      before.value = undefined
    },
  }
}
