/** Mean width of a character as a share of the size of the type, and height of a line: the file holds no measures, so that
 *  room is reckoned and a little is left over. */
const CHARACTER = 0.52
const LINE = 1.22
const POINTS_AN_INCH = 72
/** Lines that a text takes in a width. @param widthIn inches @param sizePt points */
export function linesOf(text: string, widthIn: number, sizePt: number): number {
  const perLine = Math.max(1, Math.floor((widthIn * POINTS_AN_INCH) / (sizePt * CHARACTER)))
  return text
    .split('\n')
    .reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(paragraph.length / perLine)), 0)
}

/** Height of lines. @returns inches */
export function heightOf(lines: number, sizePt: number): number {
  return (lines * sizePt * LINE) / POINTS_AN_INCH
}

/** Items shared out in order over columns of about equal height, at most `columns` beside one another and none higher than
 *  `roomIn` unless a single item is: as few rows of columns as they need. */
export function columnsOf<Item>(
  items: readonly Item[],
  heightIn: (item: Item) => number,
  roomIn: number,
  columns: number,
): Item[][] {
  const total = items.reduce((sum, item) => sum + heightIn(item), 0)
  const most = columns * Math.ceil(total / (columns * roomIn))
  let room = Math.min(roomIn, total / Math.max(1, most))
  let found = pagesOf(items, heightIn, room)
  while (found.length > most && room < roomIn) {
    room = Math.min(roomIn, room * 1.1)
    found = pagesOf(items, heightIn, room)
  }
  return found
}

/** Items shared out over pages in order, none higher than `roomIn`; an item higher than a page has one to itself. */
export function pagesOf<Item>(
  items: readonly Item[],
  heightIn: (item: Item) => number,
  roomIn: number,
): Item[][] {
  const pages: Item[][] = []
  let used = Infinity
  for (const item of items) {
    const height = heightIn(item)
    if (used + height > roomIn) {
      pages.push([])
      used = 0
    }
    pages.at(-1)!.push(item)
    used += height
  }
  return pages
}
