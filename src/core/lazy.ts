/** A value worked out when it is first asked for, and kept. */
export function lazy<T>(make: () => T): () => T {
  let value: T | undefined
  let pending: (() => T) | undefined = make
  return () => {
    if (pending) {
      value = pending()
      pending = undefined
    }
    return value as T
  }
}
