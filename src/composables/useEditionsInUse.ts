import { computed } from 'vue'
import { dateText } from '../format/dates'
import { useEditions } from '../stores/editions'
import { useSession } from '../stores/session'
import { useAsked } from './useEditionsOfAddress'

/** Sources of which more than one edition is at hand, which of them drives the screens, and which is asked for. */
export function useEditionsInUse() {
  const session = useSession()
  const store = useEditions()
  const { view, update, asked, key } = useAsked()

  const rows = computed(() =>
    [...new Set(store.offered.map((edition) => edition.of))].map((of) => {
      const shipped = session.packaged?.catalogue.find(({ source }) => source.id === of)
      const others = store.offered.filter((edition) => edition.of === of)
      const chosen = others.find(({ id }) => asked.value.includes(id))
      const held = [...new Set(others.flatMap(({ holds }) => holds))]
      return {
        of,
        title: shipped?.source.title ?? of,
        chosen: chosen?.id ?? '',
        options: [
          { value: '', text: `${shipped?.source.edition ?? 'the edition'} (shipped)` },
          ...others.map(({ id, title, edition }) => ({ value: id, text: `${title}: ${edition}` })),
        ],
        holds: held.map((id) => shipped?.series.find((record) => record.id === id)?.title ?? id),
        link: {
          name: 'compare',
          query: {
            by: 'editions',
            editions: others.map(({ id }) => id).join(','),
            ...(view.value.asOf === undefined ? {} : { asof: view.value.asOf }),
          },
        },
      }
    }),
  )
  /** Editions in use that are not the shipped ones, those asked of live sources with their date. */
  const others = computed(() => [
    ...store.offered.filter(({ id }) => store.inUse.includes(id)).map(({ title }) => title),
    ...(session.asShipped?.refreshed ?? []).map(({ title, asked }) => `${title}, asked ${dateText(asked)}`),
  ])

  /** Editions that the address asks for and that do not drive the screens (yet). */
  const awaited = computed(() =>
    key.value === store.inUse.join(',')
      ? []
      : asked.value.map((id) => store.offered.find((edition) => edition.id === id)?.title ?? id),
  )

  /** One edition of a source on every screen, or the shipped one again: a step of the history. */
  function choose(of: string, id: string | undefined): void {
    update({ editions: store.withChoice(asked.value, of, id) }, true)
  }

  /** Everything as it was shipped; editions that were asked of live sources stay kept. */
  async function goBack(): Promise<void> {
    const refreshed = session.asShipped?.refreshed ?? []
    update({ editions: undefined }, true)
    const live = refreshed.length > 0 && (await import('../stores/live-sources')).useLiveSources()
    if (live) for (const { source } of refreshed) await live.use(source, undefined)
  }
  return { store, rows, others, awaited, choose, goBack }
}
