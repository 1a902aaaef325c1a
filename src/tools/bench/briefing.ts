import { makeBriefing } from '../../briefing/document/make'
import { exportDocument } from '../../briefing/export/export'
import { exportHtml } from '../../briefing/export/html'
import { EXPORT_FORMATS, type ExportOptions } from '../../briefing/export/types'
import { readStyles } from '../cli/briefing'
import { snapshotOf } from '../cli/snapshot'
import { withChromium } from '../lib/print'
import type { Figure } from './table'

const COUNTRIES = 12
const BOUND_MS = 5000

/** The newest snapshot of what is shipped, and a briefing on twelve countries from it in every format. Pictures and PDF are
 *  drawn by a Chromium; where none is found they are left out. */
export async function briefingFigures(): Promise<Figure[]> {
  const built = await snapshotOf(
    { model: 'indicators/models/framework-baseline.json', series: 'indicators' },
    [],
  )
  const { snapshot, scored } = built
  const { frame } = scored
  const units = frame.units
    .flatMap(({ id }, u) => (frame.rank[u]! > 0 && frame.rank[u]! <= COUNTRIES ? [id] : []))
    .slice(0, COUNTRIES)
  const bytes = (await built.file()).length
  const document = makeBriefing(snapshot, scored, { kind: 'country', units })
  const figures: Figure[] = [{ name: 'snapshot file', value: bytes / 1000, bound: 3000, unit: 'kB' }]
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const started = performance.now()
    await work()
    figures.push({
      name: `briefing on ${COUNTRIES} countries, ${name}`,
      value: performance.now() - started,
      bound: BOUND_MS,
      unit: 'ms',
    })
  }
  const all = async (options: ExportOptions) => {
    for (const format of EXPORT_FORMATS) await timed(format, () => exportDocument(document, format, options))
  }
  const options: ExportOptions = { styles: readStyles(), paper: 'A4' }
  await withChromium(
    async (chromium) => {
      await all({ ...options, rasterise: chromium.png })
      await timed('pdf', () => chromium.pdf(exportHtml(document, options.styles, options.paper)))
    },
    () => all(options),
  )
  return figures
}
