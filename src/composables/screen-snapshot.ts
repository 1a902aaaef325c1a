import { watch } from 'vue'
import { useSnapshots } from './useSnapshots'

/** Freezes what drives the screens at a date and hands over the file. @throws ForewatchError as `buildSnapshot` */
export async function takeSnapshot(
  asOf: string,
  view: Readonly<Record<string, string>>,
  onProgress: (share: number) => void,
): Promise<void> {
  const snapshots = useSnapshots()
  const stop = watch(snapshots.working, (work) => work && onProgress(work.share))
  try {
    await snapshots.freeze(asOf, view)
    await snapshots.save(snapshots.made.value)
    if (snapshots.error.value) throw snapshots.error.value
  } finally {
    stop()
  }
}
