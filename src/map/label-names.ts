/** Names that are too long for the map. Rows, cards and exports print the registry's name. */
const SHORT: Readonly<Record<string, string>> = {
  BIH: 'Bosnia and Herz.',
  BOL: 'Bolivia',
  CAF: 'Central Afr. Rep.',
  COD: 'DR Congo',
  DOM: 'Dominican Rep.',
  IRN: 'Iran',
  LAO: 'Laos',
  MDA: 'Moldova',
  PRK: 'DPR Korea',
  PSE: 'Palestine',
  RUS: 'Russia',
  SYR: 'Syria',
  TZA: 'Tanzania',
  VEN: 'Venezuela',
}

export function labelName(unit: { readonly id: string; readonly name: string }): string {
  return SHORT[unit.id] ?? unit.name
}
