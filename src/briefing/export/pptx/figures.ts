import type PptxGenJS from 'pptxgenjs'
import type { TrendData } from '../../../charts/country/trend'
import type { Figure } from '../../figures/types'
import { drawnFigure } from '../raster'
import { hexOf } from '../tokens'
import type { ExportOptions } from '../types'
import type { Colours, Slide } from './slide'

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A native line chart for a trend; other figures as picture, or as words where nothing can draw them. */
export async function addFigure(
  deck: PptxGenJS,
  slide: Slide,
  { figure, alt, note }: { readonly figure: Figure; readonly alt: string; readonly note: string },
  box: Box,
  options: ExportOptions,
  colours: Colours,
): Promise<void> {
  const caption = {
    x: box.x,
    y: box.y + box.h,
    w: box.w,
    h: 0.3,
    fontSize: 9,
    color: hexOf(colours, 'ink-2'),
    margin: 0,
  }
  if (figure.kind === 'trend') {
    const { years } = figure.data
    const labels = years.map(({ year }) => String(year))
    const series = [
      { name: 'Score', labels, values: years.map(({ overall100 }) => rounded(overall100)) },
      { name: 'Structural', labels, values: years.map(({ structural100 }) => rounded(structural100)) },
      { name: 'Dynamic', labels, values: years.map(({ dynamic100 }) => rounded(dynamic100)) },
    ]
    slide.addChart(deck.ChartType.line, series as PptxGenJS.OptsChartData[], {
      ...box,
      altText: alt,
      chartColors: ['ink', 's2', 's1'].map((name) => hexOf(colours, name)),
      lineDataSymbol: 'none',
      lineSize: 2,
      valAxisMinVal: 0,
      valAxisMaxVal: 100,
      valAxisMajorUnit: 20,
      catAxisLabelFontSize: 10,
      valAxisLabelFontSize: 10,
      showLegend: true,
      legendPos: 'r',
      legendFontSize: 11,
      valGridLine: { color: hexOf(colours, 'line'), size: 0.5 },
      displayBlanksAs: 'gap',
    })
    slide.addText(`Year ends, each as known then.${marksText(figure.data)}`, {
      ...caption,
      fontSize: 8,
      fit: 'shrink',
    })
    return
  }
  const drawn = await drawnFigure(figure, alt, options, colours)
  if (drawn) {
    const scale = Math.min(box.w / drawn.width, box.h / drawn.height)
    slide.addImage({
      data: `image/png;base64,${base64(drawn.png)}`,
      x: box.x,
      y: box.y,
      w: drawn.width * scale,
      h: drawn.height * scale,
      altText: alt,
    })
  } else
    slide.addText(`${alt}. The picture could not be drawn here.`, { ...box, fontSize: 14, valign: 'top' })
  slide.addText(note, caption)
}

/** The signs and shades of a trend in words: a native chart cannot draw them. */
export function marksText({ events, episodes }: Pick<TrendData, 'events' | 'episodes'>): string {
  const spans = episodes.map(({ fromYear, toYear, open }) => {
    const span = fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`
    return open ? `${span} (where the list ends)` : span
  })
  const years = (kind: TrendData['events'][number]['kind']) =>
    events.filter((event) => event.kind === kind).map(({ year }) => year)
  const told = [
    ['Mass killing under way', spans],
    ['Onsets of mass killings', years('onset')],
    ['Coup attempts', years('coup')],
    ['National elections', years('election')],
  ] as const
  return told.map(([what, when]) => (when.length > 0 ? ` ${what}: ${when.join(', ')}.` : '')).join('')
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 : null
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
