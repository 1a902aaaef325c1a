import { computed, ref, shallowRef } from 'vue'
import { buildSnapshot } from '../briefing/snapshot/build'
import { compareSnapshots, type SnapshotComparison } from '../briefing/snapshot/compare'
import type { DoubtWork } from '../briefing/snapshot/doubt'
import { splittingSnapshots } from '../briefing/snapshot/split'
import { openSnapshot } from '../briefing/snapshot/open'
import type { ScoredSnapshot } from '../briefing/snapshot/scored'
import { shortId, type OpenSnapshot } from '../briefing/snapshot/types'
import { verifySnapshot, type Verification } from '../briefing/snapshot/verify'
import { ZIP_LIMITS } from '../briefing/snapshot/zip'
import { ForewatchError, toForewatchError } from '../core/errors'
import { BACK_TEST } from '../engine/evaluate/back-test'
import type { DoubtTally } from '../engine/doubt'
import { runDoubt } from '../stores/doubt-pool'
import { useEditions } from '../stores/editions'
import { useSession, type Loaded } from '../stores/session'
import { saveBytes } from './saveFile'

/** A snapshot that is at hand, with the run over its own figures. */
export interface HeldSnapshot {
  readonly snapshot: OpenSnapshot
  readonly scored: ScoredSnapshot
  /** Name of the file it was read from; absent = frozen here. */
  readonly name?: string
  readonly file: () => Promise<Uint8Array>
}
export interface Work {
  readonly title: string
  readonly share: number
}

export const SNAPSHOT_TYPE = 'application/zip'

/** What is at hand outlasts a change of screen. */
const made = shallowRef<HeldSnapshot>()
const opened = shallowRef<HeldSnapshot>()
const verification = shallowRef<Verification>()
const comparison = shallowRef<SnapshotComparison>()
const working = ref<Work>()
const error = shallowRef<ForewatchError>()
let madeFrom: { readonly loaded: Loaded; readonly asOf: string } | undefined
let abort: AbortController | undefined

/** Snapshots on the Briefings screen: one frozen from what is on screen, or one opened from a file, read only. A failure
 *  leaves what was there. */
export function useSnapshots() {
  const session = useSession()
  const editions = useEditions()
  const held = computed(() => opened.value ?? made.value)

  /** One piece of work at a time; a newer one ends the older. */
  async function run<T>(
    title: string,
    work: (options: DoubtWork, tell: (share: number) => void) => Promise<T>,
  ): Promise<T | undefined> {
    abort?.abort()
    const mine = new AbortController()
    abort = mine
    error.value = undefined
    const tell = (share: number) => {
      if (abort === mine) working.value = { title, share }
    }
    tell(0)
    await nextPaint()
    try {
      const result = await work({ draw: drawer(mine.signal, tell) }, (share) => {
        mine.signal.throwIfAborted()
        tell(share)
      })
      return abort === mine ? result : undefined
    } catch (cause) {
      const failed = toForewatchError(cause)
      if (abort === mine && failed.tag !== 'cancelled') error.value = failed
      return undefined
    } finally {
      if (abort === mine) {
        abort = undefined
        working.value = undefined
      }
    }
  }

  /** Freezes what drives the screens at a date; nothing is done where that is already at hand. The view names the edition
   *  in use, which an address may ask for before it is. */
  async function freeze(asOf: string, shown: Readonly<Record<string, string>> = {}): Promise<void> {
    const loaded = session.loaded
    if (!loaded || (madeFrom?.loaded === loaded && madeFrom.asOf === asOf)) return
    const { model, framework, catalogue, data, outcomes, manifest, run: yearEnds } = loaded
    const outcome = outcomes.find(({ id }) => id === BACK_TEST.outcomeId)
    const firstYear = yearEnds.moments[0]!.period.year
    const shownNow = Object.entries(shown).filter(([key]) => key !== 'edition')
    const view = Object.fromEntries(
      editions.inUse.length > 0 ? [...shownNow, ['edition', editions.inUse.join(',')]] : shownNow,
    )
    const packaged = session.packaged
    const lists = loaded.listed && packaged && { catalogue: packaged.catalogue, data: loaded.listed }
    const built = await run('Freezing figures, model and results', (work) =>
      buildSnapshot(
        {
          ...{ software: manifest.software, model, framework, catalogue, data, asOf, firstYear, view },
          ...(outcome ? { outcome } : {}),
          ...(lists ? { lists } : {}),
        },
        [],
        work,
      ),
    )
    if (!built) return
    madeFrom = { loaded, asOf }
    made.value = built
    if (!opened.value) verification.value = undefined
  }

  /** Opens a file and computes everything in it anew. */
  async function open(file: File): Promise<void> {
    const found = await run(`Opening ${file.name}`, async (work) => {
      const bytes = await bytesOf(file)
      const snapshot = await openSnapshot(bytes)
      const result = await verifySnapshot(snapshot, work)
      return { bytes, snapshot, result }
    })
    if (!found) return
    const { bytes, snapshot, result } = found
    opened.value = { snapshot, scored: result.scored, name: file.name, file: () => Promise.resolve(bytes) }
    verification.value = result
    comparison.value = undefined
  }

  /** Packs, opens and recomputes what is at hand, as whoever gets the file would. */
  async function verify(): Promise<void> {
    const now = held.value
    if (!now) return
    verification.value =
      (await run('Computing every number anew', async (work) =>
        verifySnapshot(await openSnapshot(await now.file()), work),
      )) ?? verification.value
  }

  /** Sets another file beside what is at hand: from the file to here. */
  async function compare(file: File): Promise<void> {
    const now = held.value
    if (!now) return
    comparison.value =
      (await run(`Comparing with ${file.name}`, async (_, tell) => {
        const other = await openSnapshot(await bytesOf(file))
        return compareSnapshots(
          other,
          now.snapshot,
          await inSlices(splittingSnapshots(other, now.snapshot), tell),
        )
      })) ?? comparison.value
  }

  async function save(now = held.value): Promise<void> {
    if (!now) return
    const bytes = await run('Packing the snapshot', () => now.file())
    if (bytes)
      saveBytes(
        `forewatch-snapshot-${now.snapshot.manifest.asOf}-${now.snapshot.id.slice(0, 8)}.zip`,
        bytes,
        SNAPSHOT_TYPE,
      )
  }

  function close(): void {
    opened.value = undefined
    verification.value = undefined
    comparison.value = undefined
    error.value = undefined
  }

  return {
    ...{ held, made, opened, verification, comparison, working, error },
    ...{ freeze, open, verify, compare, save, close, shortId },
    cancel: () => {
      abort?.abort()
      abort = undefined
      working.value = undefined
    },
  }
}

/** Draws in the engine's threads: the same figures for any number of threads. */
function drawer(signal: AbortSignal, onProgress: (share: number) => void): NonNullable<DoubtWork['draw']> {
  return async (plans, draws) => {
    let whole: readonly DoubtTally[] = []
    await runDoubt({ plans, draws, signal, onProgress, onTallies: (tallies) => (whole = tallies) })
    return whole
  }
}

/** @throws ForewatchError `too-large` before anything is read */
async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > ZIP_LIMITS.fileBytes)
    throw new ForewatchError('too-large', {
      what: 'The file is too large for a snapshot',
      where: file.name.slice(0, 80),
      found: `${file.size} bytes`,
      expected: `at most ${ZIP_LIMITS.fileBytes} bytes`,
      next: 'Choose a snapshot as Forewatch writes it; nothing was opened',
    })
  return new Uint8Array(await file.arrayBuffer())
}

/** Lets what was said be drawn before work takes the thread. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

const SLICE_MS = 12

/** Works a generator off in slices between which the screen stays alive. */
async function inSlices<T>(work: Generator<number, T>, tell: (share: number) => void): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    let share = 0
    while (performance.now() < until) {
      const step = work.next()
      if (step.done) return step.value
      share = step.value
    }
    tell(share)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
