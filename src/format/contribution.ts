import { numbers } from './numbers'

/** “1.1 Fighting adds 3.9”: the indicator below a factor that moves it most. Empty where none is known. */
export function pointsNote(part: {
  readonly top?: { readonly id: string; readonly points: number } | undefined
}): string {
  const { top } = part
  if (!top || !Number.isFinite(top.points)) return ''
  const verb = top.points >= 0 ? 'adds' : 'takes'
  return `most: ${top.id} ${verb} ${numbers.fixed(Math.abs(top.points), 1)}`
}
