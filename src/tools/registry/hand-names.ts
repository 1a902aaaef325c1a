import type { CodeRecord } from '../../core/registry'
import { UNIT_ALIASES } from '../../core/unit-aliases'

/** Names that sources use and no code list holds. Names that changed meaning carry years. */
export const HAND_NAMES: readonly CodeRecord[] = [
  ...Object.entries(UNIT_ALIASES).flatMap(([unit, names]) => names.map((code) => ({ code, unit }))),
  { code: 'Yugoslavia', unit: 'YUG', to: 1991 },
  { code: 'Yugoslavia', unit: 'SRB', from: 1992, to: 2006 },
  { code: 'Israel in pre-1967 borders', unit: 'ISR', note: 'Political Terror Scale' },
  {
    code: 'Israel in Occupied Territories',
    none: 'dropped',
    note: 'Conduct of Israel outside its borders; no unit',
  },
  { code: 'Gaza Strip', none: 'dropped', note: 'Gaza alone; Palestine takes the row of the West Bank' },
  { code: 'West Bank', unit: 'PSE' },
  { code: 'Chechnya', none: 'dropped', note: 'Part of the Russian Federation; not counted with it' },
  { code: 'Kashmir', none: 'dropped', note: 'Disputed; not counted with India or Pakistan' },
  { code: 'Somaliland', none: 'dropped', note: 'Part of Somalia; not counted with it' },
  { code: 'Zanzibar', none: 'dropped', note: 'Part of Tanzania; not counted with it' },
  { code: 'Palestine/Gaza', none: 'dropped', note: 'Gaza alone; Palestine takes the row of the West Bank' },
  { code: 'Palestine/British Mandate', none: 'dropped', note: 'To 1948' },
  { code: 'Abkhazia', none: 'dropped', note: 'Contested; not counted with Georgia' },
  { code: 'South Ossetia', none: 'dropped', note: 'Contested; not counted with Georgia' },
  { code: 'Tibet', none: 'dropped', note: 'Recorded without a State' },
  { code: 'World', none: 'aggregate', note: 'World' },
]
