import type { SeriesRecord } from './series'

type Measured = Pick<SeriesRecord, 'unit' | 'scale'>

/** Scales whose unit reads on after the number: `5 deaths a year`. The unit of another says how its scale is read and
 *  stands in brackets: `0.4 (index 0–1)`. */
const READS_ON: readonly SeriesRecord['scale'][] = ['count', 'rate', 'money']

/** A number, already formatted, with its unit. */
export function withUnit(number: string, { unit, scale }: Measured): string {
  if (unit === '') return number
  return READS_ON.includes(scale) ? `${number} ${unit}` : `${number} (${unit})`
}

/** The same for one period: `151 000 movements in 2024`, `3 000 people at year end, 2024`.
 *  @param period  already formatted */
export function withUnitAndPeriod(number: string, { unit, scale }: Measured, period: string): string {
  const [, counted] = /^(.+) (?:a|in the) year$/.exec(unit) ?? []
  return counted === undefined
    ? `${withUnit(number, { unit, scale })}, ${period}`
    : `${withUnit(number, { unit: counted, scale })} in ${period}`
}
