import codes from '../../indicators/countries/codes.json'
import { createRegistry, type UnitRegistry } from '../core/registry'
import { parseCodes } from '../core/registry-data'
import { readCalendarCsv } from '../sources/calendar/csv'
import { readAssessmentsCsv } from '../sources/assessments/read'
import { readCapacityCsv } from '../sources/capacity/read'
import { toEdition } from '../sources/editions/edition'
import type { OriginalFile } from '../sources/importer'
import { importWithRecipe } from '../sources/user/import'
import { readLive, toLiveEdition } from '../sources/live/edition'
import { fromBlob, type ReadControl } from '../sources/user/input'
import { inspectFile } from '../sources/user/inspect'
import { readEntities, readTemplates } from '../sources/uwazi/read'
import { toEvidence } from '../sources/uwazi/to-evidence'
import type { EntityReading, FileLook, ImportReply, ImportRequest, LiveReading } from './import-protocol'
import { toPlain } from './protocol'

/** The thread in which a user's own files are looked at and read. */
const running = new Map<number, AbortController>()
let registry: UnitRegistry | undefined
const post = (reply: ImportReply): void => globalThis.postMessage(reply)
const ROWS_SHOWN = 6

async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const wholeFile = async (file: File): Promise<OriginalFile> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/** Titles go along to the screen, where the user says whether they are kept. */
async function entitiesOf(
  file: File,
  templates: File | undefined,
  known: UnitRegistry,
): Promise<EntityReading> {
  const names = templates && readTemplates(await templates.text(), templates.name)
  const { evidence, withoutCountry, withoutDate } = toEvidence(
    readEntities(await wholeFile(file), names),
    known,
    { indicators: new Map(), keepNames: true },
  )
  return { evidence, withoutCountry, withoutDate }
}

async function run(
  request: Exclude<ImportRequest, { kind: 'units' | 'cancel' }>,
  control: ReadControl,
): Promise<unknown> {
  const known = registry!
  if (request.kind === 'live') {
    const { source, found, request: asked, now } = request
    const live = await readLive(source, found, asked, known, now)
    const { series, observations } = live.result
    const reading: LiveReading = { contents: await toLiveEdition(source, live, now), series, observations }
    return reading
  }
  if (request.kind === 'entities') return entitiesOf(request.file, request.templates, known)
  if (request.kind === 'capacity') return readCapacityCsv(await wholeFile(request.file), known)
  if (request.kind === 'calendar') return readCalendarCsv(await wholeFile(request.file), known, request.today)
  if (request.kind === 'assessments') {
    const { indicators, today } = request
    return readAssessmentsCsv(await wholeFile(request.file), known, new Set(indicators), today)
  }
  const file = fromBlob(request.file.name, request.file)
  if (request.kind === 'look') {
    const { candidates, recipe, guess, misfits, sample } = await inspectFile(
      file,
      known,
      request.shape,
      control,
    )
    const rows = sample.rows.slice(0, ROWS_SHOWN)
    const look: FileLook = {
      candidates,
      recipe: recipe ?? guess,
      misfits: misfits ?? [],
      columns: sample.columns,
      rows,
    }
    return look
  }
  const result = await importWithRecipe(file, request.recipe, known, control)
  const original = { name: file.name, bytes: file.size, sha256: await sha256(request.file) }
  return toEdition(result, request.recipe, original, request.now)
}

globalThis.onmessage = async ({ data }: MessageEvent<ImportRequest>) => {
  if (data.kind === 'units') {
    registry = createRegistry(data.units, parseCodes(codes))
    return
  }
  if (data.kind === 'cancel') {
    running.get(data.id)?.abort()
    return
  }
  const { id } = data
  const abort = new AbortController()
  running.set(id, abort)
  let shown = 0
  const control: ReadControl = {
    signal: abort.signal,
    onProgress(share) {
      if (share - shown < 0.01) return
      shown = share
      post({ id, kind: 'progress', share })
    },
  }
  try {
    const result = await run(data, control)
    if (!abort.signal.aborted) post({ id, kind: 'result', result })
  } catch (error) {
    post({ id, kind: 'error', error: toPlain(error) })
  } finally {
    running.delete(id)
  }
}
