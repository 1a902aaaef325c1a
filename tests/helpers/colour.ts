/** Colour arithmetic for the token tests: sRGB, CIE L*a*b* (D65), CIEDE2000, contrast, colour-blind simulation. */
export type Rgb = readonly [number, number, number]

export function rgb(hex: string): Rgb {
  return [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255) as unknown as Rgb
}

const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const gamma = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)

/** WCAG relative luminance contrast, 1–21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, bl] = rgb(hex).map(linear) as unknown as Rgb
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl
  }
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

export function lab(colour: Rgb): readonly [number, number, number] {
  const [r, g, b] = colour.map(linear) as unknown as Rgb
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Machado, Oliveira and Fernandes (2009), severity 1, applied to linear light. */
const SIMULATION = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
export type Vision = 'normal' | keyof typeof SIMULATION

export function seenAs(colour: Rgb, vision: Vision): Rgb {
  if (vision === 'normal') return colour
  const m = SIMULATION[vision]
  const [r, g, b] = colour.map(linear) as unknown as Rgb
  return [0, 3, 6].map((i) => {
    const v = m[i]! * r + m[i + 1]! * g + m[i + 2]! * b
    return gamma(Math.min(1, Math.max(0, v)))
  }) as unknown as Rgb
}

/** CIEDE2000 colour difference of two L*a*b* colours.
 *  @see Sharma, Wu and Dalal, Color Research and Application 30 (2005) */
export function ciede2000(one: readonly number[], two: readonly number[]): number {
  const [l1, a1, b1] = one as [number, number, number]
  const [l2, a2, b2] = two as [number, number, number]
  const rad = Math.PI / 180
  const cMean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(cMean ** 7 / (cMean ** 7 + 25 ** 7)))
  const ap1 = a1 * (1 + g)
  const ap2 = a2 * (1 + g)
  const c1 = Math.hypot(ap1, b1)
  const c2 = Math.hypot(ap2, b2)
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / rad + 360) % 360)
  const h1 = hue(ap1, b1)
  const h2 = hue(ap2, b2)
  const grey = c1 * c2 === 0
  let dh = grey ? 0 : h2 - h1
  if (dh > 180) dh -= 360
  if (dh < -180) dh += 360
  const dL = l2 - l1
  const dC = c2 - c1
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad)
  const lBar = (l1 + l2) / 2
  const cBar = (c1 + c2) / 2
  let hBar = h1 + h2
  if (!grey) hBar = Math.abs(h1 - h2) > 180 ? (hBar + (hBar < 360 ? 360 : -360)) / 2 : hBar / 2
  const t =
    1 -
    0.17 * Math.cos((hBar - 30) * rad) +
    0.24 * Math.cos(2 * hBar * rad) +
    0.32 * Math.cos((3 * hBar + 6) * rad) -
    0.2 * Math.cos((4 * hBar - 63) * rad)
  const sl = 1 + (0.015 * (lBar - 50) ** 2) / Math.sqrt(20 + (lBar - 50) ** 2)
  const sc = 1 + 0.045 * cBar
  const sh = 1 + 0.015 * cBar * t
  const rt =
    -2 *
    Math.sqrt(cBar ** 7 / (cBar ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((hBar - 275) / 25) ** 2)) * rad)
  return Math.sqrt((dL / sl) ** 2 + (dC / sc) ** 2 + (dH / sh) ** 2 + rt * (dC / sc) * (dH / sh))
}
