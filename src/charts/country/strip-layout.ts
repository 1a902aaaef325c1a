import type { FactorBracket, FactorColumn } from './factor-strip'

/** Measures of the vertical factor strip in px. */
export interface StripLayout {
  readonly width: number
  readonly height: number
  readonly plotTop: number
  readonly plotBottom: number
  readonly left: number
  readonly brackets: readonly { readonly title: string; readonly from: number; readonly to: number }[]
  readonly columns: readonly { readonly column: FactorColumn; readonly x: number; readonly width: number }[]
  /** Grid template of the labels below, the same columns and gaps. */
  readonly template: string
}

const LEFT = 30
const GAP = 0.4

/** Places every column on one axis; brackets are told apart by gaps. Widths add up to the width given. */
export function stripLayout(
  brackets: readonly FactorBracket[],
  width: number,
  plotHeight = 168,
): StripLayout {
  const count = brackets.reduce((sum, bracket) => sum + bracket.columns.length, 0)
  const units = Math.max(1, count + GAP * Math.max(0, brackets.length - 1))
  const unit = (width - LEFT) / units
  const plotTop = 34
  const plotBottom = plotTop + plotHeight
  let x = LEFT
  const columns: { column: FactorColumn; x: number; width: number }[] = []
  const lines: { title: string; from: number; to: number }[] = []
  const template: string[] = [`${LEFT}px`]
  brackets.forEach((bracket, b) => {
    if (b > 0) {
      x += GAP * unit
      template.push(`${GAP}fr`)
    }
    lines.push({ title: bracket.title, from: round(x + 4), to: round(x + bracket.columns.length * unit - 4) })
    for (const column of bracket.columns) {
      columns.push({ column, x: round(x + unit / 2), width: round(unit) })
      template.push('1fr')
      x += unit
    }
  })
  return {
    width,
    height: plotBottom + 6,
    plotTop,
    plotBottom,
    left: LEFT,
    brackets: lines,
    columns,
    template: template.map((part) => (part.endsWith('fr') ? `minmax(0, ${part})` : part)).join(' '),
  }
}

/** Pixel of a score 0–100 on the strip's vertical axis. */
export function stripY(layout: Pick<StripLayout, 'plotTop' | 'plotBottom'>, score100: number): number {
  return round(layout.plotBottom - (score100 / 100) * (layout.plotBottom - layout.plotTop))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
