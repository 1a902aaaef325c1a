import { drawFigure } from '../figures/draw'
import type { Figure } from '../figures/types'
import { serialise } from '../markup/serialise'
import { withTokens } from './tokens'
import type { ExportOptions } from './types'

export interface Drawn {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** A figure as PNG for office files; undefined where nothing here can draw. */
export async function drawnFigure(
  figure: Figure,
  name: string,
  { rasterise }: ExportOptions,
  tokens: ReadonlyMap<string, string>,
): Promise<Drawn | undefined> {
  if (!rasterise) return undefined
  const picture = drawFigure(figure, name, figure.kind === 'map' ? 1000 : 640)
  const width = Number(picture.attrs.width)
  const height = Number(picture.attrs.height)
  const svg = withTokens(serialise(picture, true), tokens)
  return { png: await rasterise(svg, width, height), width, height }
}
