/** Figures that the one sentence over a country is made of. */
export interface SentenceFacts {
  readonly name: string
  /** Tier word; undefined = withheld. */
  readonly tier: string | undefined
  /** How many draws hold the tier, see `heldText`; the tier is left out where that is not known. */
  readonly held?: string | undefined
  readonly score100: number
  readonly coverage: number
  readonly floor: number
  readonly ongoing: boolean
  /** Factors by points against the median profile, largest first. */
  readonly raising: readonly { readonly title: string; readonly points: number }[]
  readonly lowering: readonly { readonly title: string; readonly points: number }[]
  /** Short titles of the factors that cannot be read. */
  readonly withheldFactors: readonly string[]
  readonly totalFactors: number
  readonly filledShare: number
  /** Title of the series by the title of a factor that is scored by that series alone; said of the factors named. */
  readonly alone?: ReadonlyMap<string, string>
}

export interface Sentence {
  /** The finding, set in bold. */
  readonly finding: string
  /** Its limits. */
  readonly limit: string
}

/** Most factors that are named where they cannot be read. */
const MOST_NAMED = 4
const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** Whole number below eleven as a word that opens a sentence. */
export function countWord(value: number): string {
  return NUMBERS[value] ?? String(value)
}

/** One finding and one limit, by rule from the figures. Names the two factors that add most (or take most, where no
 *  factor adds a point or more); says so where there is no score or no tier. */
export function countrySentence(facts: SentenceFacts): Sentence {
  return { finding: finding(facts), limit: limit(facts) }
}

function finding(facts: SentenceFacts): string {
  const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`
  if (!Number.isFinite(facts.score100))
    return facts.coverage > 0
      ? 'No score and no tier: too few of the indicators that the model scores hold a value'
      : 'No score and no tier: none of the indicators that the model scores holds a value'
  if (facts.tier === undefined) {
    return `Tier withheld: ${percent(facts.coverage)} of the scored weight rests on evidence, the floor is ${percent(facts.floor)}`
  }
  const raising = facts.raising.filter((factor) => factor.points >= 1).slice(0, 2)
  const lowering = facts.lowering.filter((factor) => factor.points <= -1).slice(0, 2)
  const tier = facts.held ? `; the tier is ${facts.tier} with ${facts.held}` : ''
  const ongoing = facts.ongoing ? '; an episode of mass killing is listed as under way' : ''
  if (raising.length > 0) {
    return `${quoted(raising.map((factor) => factor.title))} lift${raising.length === 1 ? 's' : ''} the score most${tier}${ongoing}`
  }
  if (lowering.length > 0) {
    return `${quoted(lowering.map((factor) => factor.title))} hold${lowering.length === 1 ? 's' : ''} the score below the median profile${tier}${ongoing}`
  }
  return `No factor stands a point away from the median profile${tier}${ongoing}`
}

function limit(facts: SentenceFacts): string {
  const parts: string[] = []
  const named = facts.raising.filter((factor) => factor.points >= 1).slice(0, 2)
  if (facts.tier !== undefined && Number.isFinite(facts.score100))
    for (const { title } of named) {
      const only = facts.alone?.get(title)
      if (only !== undefined) parts.push(`“${title}” is scored by one series alone: ${only}.`)
    }
  const gone = facts.withheldFactors
  if (gone.length > 0) {
    const these = gone.length <= MOST_NAMED ? `: ${quoted(gone)}` : ''
    parts.push(
      `${countWord(gone.length)} of ${facts.totalFactors} factors ${gone.length === 1 ? 'has' : 'have'} too little evidence to be read${these}.`,
    )
  }
  if (facts.filledShare >= 0.1) {
    parts.push(`${Math.round(facts.filledShare * 100)}\u00a0% of the weight rests on filled values.`)
  }
  return parts.join(' ')
}

/** Names of factors in quotes: they are names of things that the Framework lists, not findings of their own. */
export function quoted(titles: readonly string[]): string {
  const [last, ...before] = titles.map((title) => `“${title}”`).reverse()
  return before.length === 0 ? (last ?? '') : `${before.reverse().join(', ')} and ${last}`
}
