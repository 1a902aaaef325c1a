const PAGE = 10
/** Letters typed within this time are one beginning of a name. */
const TYPED_TOGETHER_MS = 700

export interface ListKeysOptions {
  /** Units in the order shown. */
  readonly order: () => readonly number[]
  readonly active: () => number
  /** Search key of a unit's name, see `countryKey`. */
  readonly nameOf: (unitIndex: number) => string
  readonly choose: (unitIndex: number) => void
  readonly open: (unitIndex: number) => void
}

/** Keys of a listbox of countries: arrows, Home, End, Page keys and the first letters of a name move, Enter opens. */
export function listKeys(options: ListKeysOptions): (event: KeyboardEvent) => void {
  let typed = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  function typeAhead(key: string): number {
    clearTimeout(timer)
    timer = setTimeout(() => (typed = ''), TYPED_TOGETHER_MS)
    typed += key.toLowerCase()
    return options.order().find((u) => options.nameOf(u).startsWith(typed)) ?? -1
  }

  return (event) => {
    const order = options.order()
    if (order.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    const at = order.indexOf(options.active())
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: order.length - 1,
    }
    const step = steps[event.key]
    if (step !== undefined) options.choose(order[Math.min(order.length - 1, Math.max(0, step))]!)
    else if (event.key === 'Enter' && at >= 0) options.open(options.active())
    else if (event.key.length === 1 && /\p{L}/u.test(event.key)) options.choose(typeAhead(event.key))
    else return
    event.preventDefault()
  }
}
