import type { El } from '../markup/el'
import { drawBars } from './bars'
import { drawMap } from './map'
import { drawRange } from './range'
import { drawTrend } from './trend'
import type { Figure } from './types'

/** A figure as SVG, colours as tokens (`var(--ink)`). `name` says in words what it shows. */
export function drawFigure(figure: Figure, name: string, width: number): El {
  switch (figure.kind) {
    case 'range':
      return drawRange(figure, name, width)
    case 'trend':
      return drawTrend(figure.data, name, width)
    case 'bars':
      return drawBars(figure, name, width)
    case 'map':
      return drawMap(figure, name, width)
  }
}
