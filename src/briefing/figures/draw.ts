import type { El } from '../markup/el'
import { drawBars } from './bars'
import { drawMap } from './map'
import { drawProfile } from './profile'
import { drawRange } from './range'
import { drawScatter } from './scatter'
import { drawTrend } from './trend'
import type { Figure, ScreenFigure } from './types'
import { drawWaterfall } from './waterfall'

/** A figure as SVG, colours as tokens (`var(--ink)`). `name` says in words what it shows. */
export function drawFigure(figure: Figure | ScreenFigure, name: string, width: number): El {
  switch (figure.kind) {
    case 'range':
      return drawRange(figure, name, width)
    case 'trend':
      return drawTrend(figure.data, name, width)
    case 'bars':
      return drawBars(figure, name, width)
    case 'map':
      return drawMap(figure, name, width)
    case 'profile':
      return drawProfile(figure, name, width)
    case 'waterfall':
      return drawWaterfall(figure, name, width)
    case 'scatter':
      return drawScatter(figure, name, width)
  }
}
