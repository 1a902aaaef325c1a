/** The form in which country names are compared: no case, accents, punctuation or article “the”.
 *  `Côte d'Ivoire` and `COTE D’IVOIRE` give the same key; `Congo, Dem. Rep.` keeps its words in order. */
export function countryKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bthe\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Key of a unit in a search: the keys of all its names, one a line, so that words typed match within one name only. */
export function searchKey(names: readonly string[]): string {
  return names.map(countryKey).join('\n')
}
