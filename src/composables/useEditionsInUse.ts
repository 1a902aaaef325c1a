import { computed } from 'vue'
import { dateText } from '../format/dates'
import { useEditions } from '../stores/editions'
import { useSession } from '../stores/session'
import { useViewState } from './useViewState'

/** Sources of which more than one edition is at hand, and which of them drives the screens. */
export function useEditionsInUse() {
  const session = useSession()
  const store = useEditions()
  const { view } = useViewState()

  const rows = computed(() =>
    [...new Set(store.offered.map((edition) => edition.of))].map((of) => {
      const shipped = session.packaged?.catalogue.find(({ source }) => source.id === of)
      const others = store.offered.filter((edition) => edition.of === of)
      const chosen = others.find(({ id }) => store.inUse.includes(id))
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

  /** Everything as it was shipped; editions that were asked stay kept. */
  async function goBack(): Promise<void> {
    const refreshed = session.asShipped?.refreshed ?? []
    if (store.inUse.length > 0) await store.use([])
    const live = refreshed.length > 0 && (await import('../stores/live-sources')).useLiveSources()
    if (live) for (const { source } of refreshed) await live.use(source, undefined)
  }
  return { store, rows, others, goBack }
}
