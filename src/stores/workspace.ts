import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { ForewatchError, toForewatchError } from '../core/errors'
import { diffModels } from '../model/diff'
import { targetKey, type Target } from '../model/edit/at'
import { beginHistory, endGesture, pushStep, redo, undo, type History } from '../model/edit/history'
import type { Locks } from '../model/edit/weights'
import { readModel } from '../model/read'
import type { RiskModel } from '../model/types'
import { openShelf, readDraft, shippedVersion, type ModelShelf, type ModelVersion } from './model-versions'
import { loadOtherModels } from './other-models'
import { useSession } from './session'

/** Work in progress. */
export interface Draft {
  readonly model: RiskModel
  readonly locks: Locks
}

const AUTOSAVE_AFTER_MS = 400

/** The step that a reload leaves of the edits before it. */
const FROM_BEFORE = 'edits from before the page was opened anew, as one step'

/** A draft as it drives the screens: whatever names its model says that it is one. */
const named = (model: RiskModel): RiskModel => ({ ...model, title: `Draft on ${model.title}` })

/** An edit on screen has no file to correct. */
function refused(cause: unknown): ForewatchError {
  const { tag, details } = toForewatchError(cause)
  return new ForewatchError(tag, { ...details, next: 'The edit was taken back; choose another value' })
}

/** Models: what is shipped, own versions, and the draft on top of the chosen one. The draft drives every screen. */
export const useWorkspace = defineStore('workspace', () => {
  const session = useSession()
  const own = shallowRef<readonly ModelVersion[]>([])
  const chosenKey = shallowRef<string>()
  const history = shallowRef<History<Draft>>()
  const error = shallowRef<ForewatchError>()
  const autosavedAt = shallowRef<string>()
  let shelf: ModelShelf | undefined
  let opening: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const others = shallowRef<readonly RiskModel[]>([])
  const shipped = computed<readonly ModelVersion[]>(() =>
    session.asShipped ? [session.asShipped.model, ...others.value].map(shippedVersion) : [],
  )
  const versions = computed(() => [...shipped.value, ...own.value])
  const saved = computed(() => versions.value.find(({ key }) => key === chosenKey.value) ?? shipped.value[0])
  const draft = computed<Draft | undefined>(
    () => history.value?.present.state ?? (saved.value && { model: saved.value.model, locks: new Set() }),
  )
  const changes = computed(() =>
    saved.value && draft.value ? diffModels(saved.value.model, draft.value.model) : [],
  )
  /** Siblings that only made room are no edit of their own. */
  const edits = computed(() => changes.value.filter(({ field }) => field !== 'gave-way').length)

  /** What drives every screen: the draft, under a name that says so once it is edited. */
  const driving = computed(() => {
    const model = draft.value?.model
    return model && edits.value > 0 ? named(model) : model
  })

  /** Reads own versions and the draft once the series are there. What cannot be read stays where it is, and is told. */
  function open(): Promise<void> {
    opening ??= read().catch((cause: unknown) => {
      error.value = toForewatchError(cause)
    })
    return opening
  }

  /** Reads versions and draft once more, for example after a workspace file was opened. */
  function reopen(): Promise<void> {
    opening = undefined
    return open()
  }

  async function read(): Promise<void> {
    const manifest = session.firstView?.manifest
    // What is shipped does not wait for a passphrase.
    if (manifest) others.value = await loadOtherModels(manifest)
    shelf = await openShelf()
    const found = await shelf.versions()
    own.value = found.versions
    error.value = found.unreadable[0]
    const stored = await shelf.draft()
    const panels = session.asShipped?.data.panels
    if (!stored || !panels || history.value) return
    const read = readDraft(stored, panels)
    chosenKey.value = stored.basedOn
    // An unedited version is that very version, so that nothing is worked out twice.
    const base = saved.value?.model
    const model = base && diffModels(base, read).length === 0 ? base : read
    const state = { model, locks: new Set(stored.locks) }
    history.value =
      base && model !== base
        ? pushStep(beginHistory({ model: base, locks: new Set() }), { state, label: FROM_BEFORE })
        : beginHistory(state)
    if (driving.value) session.activate(driving.value)
  }

  /** Makes the present state drive every screen and keeps it. Goes back a step where the engine refuses it. */
  function settle(): void {
    const now = history.value
    if (!now) return
    history.value = endGesture(now)
    try {
      readModel(now.present.state.model, session.asShipped?.data.panels)
      if (driving.value) session.activate(driving.value)
      error.value = undefined
    } catch (cause) {
      history.value = { ...undo(now), future: now.future }
      error.value = refused(cause)
    }
    keepSoon()
  }

  function keepSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), AUTOSAVE_AFTER_MS)
  }

  async function keep(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const [now, base] = [draft.value, saved.value]
    if (!shelf || !now || !base) return
    const untouched = now.model === base.model && now.locks.size === 0 && base.key === shipped.value[0]?.key
    try {
      autosavedAt.value = await shelf.keepDraft(
        untouched ? null : { basedOn: base.key, model: now.model, locks: [...now.locks] },
      )
    } catch (cause) {
      error.value = toForewatchError(cause)
    }
  }

  /** One edit of the draft. Edits of one gesture start from the state before the gesture and are one step; the caller
   *  settles it at its end. Other edits settle at once.
   *  @param label  says what changed, from the models before and after */
  function edit(
    change: (draft: Draft) => RiskModel,
    label: (before: RiskModel, after: RiskModel) => string,
    gesture?: string,
  ): void {
    if (!draft.value) return
    const now = history.value ?? beginHistory(draft.value)
    const running = gesture !== undefined && now.present.gesture === gesture
    const before = (running ? now.past.at(-1)?.state : undefined) ?? now.present.state
    try {
      const model = change(before)
      if (model === now.present.state.model) return
      const text = label(before.model, model)
      history.value = pushStep(now, { state: { ...before, model }, label: text, gesture })
    } catch (cause) {
      error.value = toForewatchError(cause)
      return
    }
    if (gesture === undefined) settle()
  }

  function toggleLock(target: Target): void {
    if (!draft.value) return
    const key = targetKey(target)
    const locks = new Set(draft.value.locks)
    const isOff = locks.delete(key)
    if (!isOff) locks.add(key)
    const label = `${target.id} ${isOff ? 'unlocked' : 'locked'}`
    history.value = pushStep(history.value ?? beginHistory(draft.value), {
      state: { model: draft.value.model, locks },
      label,
    })
    keepSoon()
  }

  function step(move: typeof undo<Draft>): void {
    if (!history.value) return
    history.value = move(history.value)
    settle()
  }

  /** Takes another version as the base, or throws the draft away: a step that can be undone while the base stays. */
  function choose(key: string): void {
    const version = versions.value.find((one) => one.key === key)
    if (!version) return
    chosenKey.value = key
    history.value = beginHistory({ model: version.model, locks: new Set() })
    settle()
  }

  function discard(): void {
    if (saved.value)
      edit(
        () => saved.value!.model,
        () => 'Back to the saved version',
      )
  }

  /** Keeps the draft as a version of its own and goes on from it. @throws ForewatchError; nothing changes then */
  async function saveAs(about: {
    title: string
    version: string
    note: string
    author: string
  }): Promise<void> {
    if (!draft.value || !saved.value) return
    shelf ??= await openShelf()
    const { title, version, note, author } = about
    const model = readModel({ ...draft.value.model, title, version, author }, session.asShipped?.data.panels)
    const added = await shelf.add({ model, note, author, basedOn: saved.value.key })
    own.value = [...own.value, added]
    choose(added.key)
    await keep()
  }

  /** Takes in a model from a file as the draft. @throws ForewatchError where it cannot be read; nothing changes then */
  function take(json: unknown, name: string): void {
    const model = readModel(json, session.asShipped?.data.panels)
    edit(
      () => model,
      () => `Imported ${name}`,
    )
  }

  async function remove(key: string): Promise<void> {
    await shelf?.remove(key)
    if (chosenKey.value === key) choose(shipped.value[0]?.key ?? '')
    own.value = own.value.filter((one) => one.key !== key)
  }

  if (typeof document !== 'undefined')
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && timer !== undefined) void keep()
    })

  return {
    ...{ versions, saved, draft, driving, changes, edits, history, error, autosavedAt },
    ...{ open, reopen, edit, settle, toggleLock, choose, discard, saveAs, take, remove, keep },
    undo: () => step(undo),
    redo: () => step(redo),
  }
})
