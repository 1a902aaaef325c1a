import type { Observation } from '../../core/series'

/** The text of a series file: one row each in the order given, LF line ends, numbers in full precision. The columns
 *  low and high are there only if any row has bounds. */
export function writeTidy(observations: readonly Observation[]): string {
  const bounds = observations.some((observation) => observation.low !== undefined)
  const rows = observations.map(({ unit, period, indicator, value, low, high }) => {
    const cells = [unit, period, indicator, String(value)]
    return (bounds ? [...cells, String(low ?? ''), String(high ?? '')] : cells).join(',')
  })
  return `unit,period,indicator,value${bounds ? ',low,high' : ''}\n${rows.join('\n')}\n`
}
