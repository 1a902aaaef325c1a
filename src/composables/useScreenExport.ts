import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { BriefingKind } from '../briefing/document/types'
import type { Picture } from '../briefing/export/picture'
import { toForewatchError, type ForewatchError } from '../core/errors'
import { formatViewState } from '../core/view-state'
import { csvText, type CsvTable } from '../format/csv-writer'
import { numbers } from '../format/numbers'
import { NOTICE } from '../format/provenance'
import { useSession } from '../stores/session'
import { compose } from './briefing-state'
import { saveText } from './saveFile'
import { useViewState } from './useViewState'

/** What a screen has to take along. Nothing is made before it is asked for. */
export interface ScreenParts {
  /** What it is about, for names of files: `world`, `SDN`. */
  readonly name: string
  /** ISO date. */
  readonly asOf: string
  readonly pictures: readonly { readonly id: string; readonly text: string; readonly make: () => Picture }[]
  readonly tables: readonly { readonly id: string; readonly text: string; readonly make: () => CsvTable }[]
  readonly briefing: { readonly kind: BriefingKind; readonly units: readonly string[]; readonly text: string }
}

export interface ScreenExport {
  readonly items: ComputedRef<
    readonly { readonly id: string; readonly text: string; readonly startsGroup?: boolean }[]
  >
  /** What is being done, with its share; undefined while nothing is. */
  readonly status: Ref<string | undefined>
  readonly error: ShallowRef<ForewatchError | undefined>
  readonly choose: (id: string) => void
  readonly dismiss: () => void
}

/** Pictures, tables, a snapshot and a briefing of what is on screen. Everything is made in the page and handed over as a
 *  file; pictures carry date, model, sources and the notice inside. */
export function useScreenExport(parts: () => ScreenParts | undefined): ScreenExport {
  const session = useSession()
  const router = useRouter()
  const { view } = useViewState()
  const status = ref<string>()
  const error = shallowRef<ForewatchError>()

  const items = computed(() => {
    const now = parts()
    if (!now) return []
    return [
      ...now.pictures.flatMap(({ id, text }) => [
        { id: `png/${id}`, text: `${text}, PNG` },
        { id: `svg/${id}`, text: `${text}, SVG` },
      ]),
      ...now.tables.map(({ id, text }, i) => ({
        id: `csv/${id}`,
        text: `${text}, CSV`,
        ...(i === 0 ? { startsGroup: true } : {}),
      })),
      { id: 'snapshot', text: 'Take a snapshot', startsGroup: true },
      { id: 'briefing', text: now.briefing.text },
    ]
  })

  async function act(what: string, id: string, now: ScreenParts): Promise<void> {
    const stem = `forewatch-${now.name}-${now.asOf}`
    if (what === 'briefing') {
      compose(now.briefing.kind, now.briefing.units)
      await router.push({ name: 'briefings', query: formatViewState(view.value) })
      return
    }
    if (what === 'csv') {
      const table = now.tables.find((one) => one.id === id)
      if (table) saveText(`${stem}-${id}.csv`, `\uFEFF${csvText(table.make())}`)
      return
    }
    if (what === 'snapshot') {
      status.value = 'Freezing'
      const { takeSnapshot } = await import('./screen-snapshot')
      await takeSnapshot(now.asOf, formatViewState(view.value), (share) => {
        status.value = `Freezing ${numbers.percent(share)}`
      })
      return
    }
    const picture = now.pictures.find((one) => one.id === id)
    const loaded = session.loaded
    if (!picture || !loaded) return
    status.value = 'Drawing'
    const { savePicture } = await import('./screen-pictures')
    await savePicture(picture.make(), loaded, now.asOf, what === 'svg' ? 'svg' : 'png', `${stem}-${id}`)
  }

  function choose(choice: string): void {
    const now = parts()
    if (!now || status.value !== undefined) return
    const [what = '', id = ''] = choice.split('/')
    error.value = undefined
    act(what, id, now)
      .catch((cause: unknown) => (error.value = toForewatchError(cause)))
      .finally(() => (status.value = undefined))
  }

  return { items, status, error, choose, dismiss: () => (error.value = undefined) }
}

/** Lines over a table: what it is, of when, by which model, on which data, the notice, and every source with its licence. */
export function aboutLines(
  title: string,
  asOf: string,
  model: string,
  fingerprint: string,
  sources: readonly string[],
): readonly string[] {
  return [
    title,
    `As of ${asOf}: only what had been published by then`,
    `Model ${model}; data ${fingerprint}`,
    NOTICE,
    ...sources,
  ]
}
