/** One country's place by its slow and its fast indicators, both 0–100. */
export interface ScatterPoint {
  readonly unitId: string
  readonly name: string
  readonly structural100: number
  readonly dynamic100: number
}
export interface TrailPoint {
  readonly label: string
  readonly structural100: number
  readonly dynamic100: number
}
export interface ScatterData {
  readonly others: readonly ScatterPoint[]
  /** Absent where one of the two readings is missing. */
  readonly self: ScatterPoint | undefined
  /** Earlier year ends, oldest first, the newest last; missing years are left out. */
  readonly trail: readonly TrailPoint[]
}

export interface PlotBox {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Pixel of a value 0–100 along x and y of a box whose origin is at the lower left. Values are clamped to the axis. */
export function project(box: PlotBox, x100: number, y100: number): { x: number; y: number } {
  const clamp = (value: number) => Math.min(100, Math.max(0, value))
  return {
    x: round(box.left + (clamp(x100) / 100) * (box.width - box.left - box.right)),
    y: round(box.height - box.bottom - (clamp(y100) / 100) * (box.height - box.top - box.bottom)),
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Points of every unit that has both readings, this unit apart. `values` are shares 0–1, NaN = missing. */
export function scatterData(
  units: readonly { readonly id: string; readonly name: string }[],
  structural: Float64Array,
  dynamic: Float64Array,
  selfIndex: number,
  trail: readonly TrailPoint[],
): ScatterData {
  const points = units.map((unit, u) => ({
    unitId: unit.id,
    name: unit.name,
    structural100: structural[u]! * 100,
    dynamic100: dynamic[u]! * 100,
  }))
  const whole = (point: { structural100: number; dynamic100: number }) =>
    Number.isFinite(point.structural100) && Number.isFinite(point.dynamic100)
  const self = points[selfIndex]
  return {
    others: points.filter((point, u) => u !== selfIndex && whole(point)),
    self: self && whole(self) ? self : undefined,
    trail: trail.filter(whole),
  }
}
