/** Short names of the Framework's fourteen factors, our own words, for places with room for three short lines. */
const SHORT: Readonly<Record<string, string>> = {
  RF1: 'Armed conflict or instability',
  RF2: 'Record of serious violations',
  RF3: 'Weak State structures',
  RF4: 'Motives or incentives',
  RF5: 'Capacity to commit',
  RF6: 'Absence of mitigating factors',
  RF7: 'Preparatory action',
  RF8: 'Triggering factors',
  RF9: 'Intergroup tensions',
  RF10: 'Signs of intent to destroy',
  RF11: 'Widespread attack on civilians',
  RF12: 'Signs of a plan or policy',
  RF13: 'Threats to protected persons',
  RF14: 'Threats to aid and peace work',
}

/** Short name of a factor; a factor of another model keeps its own title. */
export function shortFactorTitle(id: string, title: string): string {
  return SHORT[id] ?? title
}
