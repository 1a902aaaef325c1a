import { revisionSizes, type EditionDifference } from '../../sources/editions/difference'

const SHOWN = 8
const list = (items: readonly string[]) =>
  items.slice(0, SHOWN).join(', ') + (items.length > SHOWN ? ` and ${items.length - SHOWN} more` : '')

/** An edition difference in lines for a person. */
export function differenceLines(found: EditionDifference): string[] {
  const lines = [
    `  ${found.same} values as before, ${found.revised.length} revised, ${found.added} new, ${found.withdrawn.length} gone`,
  ]
  for (const { indicator, count, up, down, medianSize, units } of revisionSizes(found.revised).slice(
    0,
    SHOWN,
  )) {
    lines.push(
      `  revised ${indicator}: ${count} values (${up} up, ${down} down, median change ${medianSize}) in ${list(units)}`,
    )
  }
  if (found.newSeries.length > 0) lines.push(`  new series: ${list(found.newSeries)}`)
  if (found.droppedSeries.length > 0) lines.push(`  dropped series: ${list(found.droppedSeries)}`)
  for (const { indicator, periods } of found.newPeriods.slice(0, SHOWN)) {
    lines.push(`  new periods of ${indicator}: ${list(periods)}`)
  }
  for (const { indicator, units } of found.droppedUnits.slice(0, SHOWN)) {
    lines.push(`  no longer in ${indicator}: ${list(units)}`)
  }
  return lines
}
