import { computed, ref, shallowRef, watch } from 'vue'
import { toForewatchError, type ForewatchError } from '../core/errors'
import { csvText } from '../format/csv-writer'
import { dateText } from '../format/dates'
import { labelName } from '../map/label-names'
import { displayClass, fillOf } from '../map/display-class'
import { saveText } from './saveFile'
import type { MapFrame } from './useWorldMap'
import type { useWorldView } from './useWorldView'

/** A class of the legend by its index, or the countries without a record. */
export type LensClass = number | 'no-record'

const LABELS = 9
/** From this class on a fill is dark enough, or in the dark scheme light enough, for a name upon it. */
const LABELS_FROM_CLASS = 3
const load = () => import('../charts/defenders/lens')

/** Counts on the World screen in place of the model's score, as the address asks. Rules and parts are loaded when they are
 *  first chosen; while they, or the series, are on their way the map is plain land and claims nothing. */
export function useContextLens(world: ReturnType<typeof useWorldView>) {
  const rules = shallowRef<Awaited<ReturnType<typeof load>>>()
  const error = shallowRef<ForewatchError>()
  const pointed = ref<LensClass>()
  const picked = ref<LensClass>()
  const isOn = computed(() => world.view.value.context !== undefined)

  async function start(): Promise<void> {
    error.value = undefined
    try {
      rules.value = await load()
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }
  watch(isOn, (on) => on && !rules.value && void start(), { immediate: true })
  watch(
    () => [world.view.value.list, world.view.value.measure],
    () => (picked.value = undefined),
  )

  const lens = computed(() => {
    const [made, loaded, { list, measure }] = [rules.value, world.session.loaded, world.view.value]
    return isOn.value && made && loaded
      ? made.defendersLens(loaded.data, world.month.value, list, measure ?? 'rate')
      : undefined
  })
  /** Countries that existed at the date and are not named. */
  const noRecord = computed(() => {
    const [now, frame] = [lens.value, world.frame.value]
    if (!now || !frame) return []
    return [...frame.units.keys()]
      .filter((u) => !now.rowOf.has(u) && displayClass(frame, u) !== 'not-covered')
      .sort((a, b) => (frame.units[a]!.name < frame.units[b]!.name ? -1 : 1))
  })

  const shown = computed<MapFrame>(() => {
    const [now, frame, index] = [lens.value, world.frame.value, world.indexOf.value]
    const wanted = pointed.value ?? picked.value
    const out = (shownClass: LensClass | undefined) => wanted !== undefined && wanted !== shownClass
    return {
      isRow: (unit) => index.has(unit),
      paintOf: (unit, disputed) => {
        const u = unit === null ? undefined : index.get(unit)
        if (!now || !frame) return { fill: 'var(--land)', faded: false }
        if (disputed) return { fill: fillOf('disputed', false, 0), faded: out(undefined) }
        if (u === undefined || displayClass(frame, u) === 'not-covered')
          return { fill: fillOf('not-covered', false, 0), faded: out(undefined) }
        const row = now.rowOf.get(u)
        // A country that a list does not name, and one that is named without a rate, are never drawn as a low figure.
        if (!row) return { fill: fillOf('no-data', false, 0), faded: out('no-record') }
        if (row.classIndex < 0) return { fill: fillOf('withheld', false, 0), faded: out(-1) }
        return { fill: `var(--n${row.classIndex + 1})`, faded: out(row.classIndex) }
      },
    }
  })
  const labels = computed(() => {
    const units = world.frame.value?.units
    return (lens.value?.rows ?? [])
      .filter(({ classIndex }) => classIndex >= LABELS_FROM_CLASS)
      .slice(0, LABELS)
      .flatMap(({ unitIndex }) => {
        const unit = units?.[unitIndex]
        return unit ? [{ unit: unit.id, text: labelName(unit) }] : []
      })
  })

  const asOfText = computed(() => dateText(world.asOf.value ?? ''))
  /** First sentence of the screen; undefined until the counts are there. */
  const title = computed(() => lens.value && rules.value?.lensTitle(lens.value))
  const sentence = (u: number) =>
    lens.value &&
    rules.value?.lensSentence(lens.value, world.frame.value?.units[u]?.name ?? '', lens.value.rowOf.get(u))

  function save(): void {
    const [now, made, frame] = [lens.value, rules.value, world.frame.value]
    if (!now || !made || !frame) return
    const about = {
      asOfText: asOfText.value,
      source: world.session.seriesById.get(now.source.id)?.source,
    }
    const table = made.lensTable(now, frame.units, noRecord.value, about)
    saveText(`defenders-${now.source.id}-${now.year?.year ?? 'none'}.csv`, csvText(table))
  }

  return {
    ...{ isOn, lens, noRecord, shown, labels, error, pointed, picked, title, sentence, asOfText, save },
    retry: () => void start(),
    pick: (one: LensClass) => (picked.value = picked.value === one ? undefined : one),
  }
}
