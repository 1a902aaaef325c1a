import unInfantMortality from '../../../indicators/corrections/un-infant-mortality.json'
import worldbankWdi from '../../../indicators/corrections/worldbank-wdi.json'
import { numbers } from '../../format/numbers'

const DONE = { flag: 'kept', withdraw: 'left out', replace: 'replaced' } as const

/** Known errors of a source in words; empty where none is recorded. */
export function knownErrors(sourceId: string): string[] {
  return [unInfantMortality, worldbankWdi]
    .filter(({ source }) => source === sourceId)
    .flatMap(({ corrections }) =>
      corrections.map(
        ({ series, unit, period, expected, action, reason }) =>
          `${series}, ${unit} ${period}: ${numbers.plain(expected)}, ${DONE[action as keyof typeof DONE]}. ${reason}`,
      ),
    )
}
