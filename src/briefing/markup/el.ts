/** A piece of a page as plain data: the app draws it with Vue, files get it as text. Nothing here can run. */
export interface El {
  readonly tag: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly Child[]
}
export type Child = El | string

type Given = Child | false | null | undefined | readonly Given[]
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Makes one element. Attributes that are undefined or false are left out, `true` gives an empty one; children that are
 *  false, null or undefined are left out, lists are flattened. */
export function el(tag: string, attributes: Attributes = {}, ...children: readonly Given[]): El {
  const attrs: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    attrs[name] = value === true ? '' : String(value)
  }
  return { tag, attrs, children: flat(children) }
}

function flat(given: readonly Given[]): Child[] {
  return given.flatMap((child): Child[] => {
    if (child === false || child === null || child === undefined) return []
    if (Array.isArray(child)) return flat(child as readonly Given[])
    return [child as Child]
  })
}

/** All text inside, in order. */
export function textOf(child: Child): string {
  return typeof child === 'string' ? child : child.children.map(textOf).join('')
}
