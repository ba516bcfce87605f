/** Keeps the result of a pure function for each object it was asked about, as long as that object lives. */
export function once<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>()
  return (key) => {
    let entry = known.get(key)
    if (!entry) {
      entry = { result: compute(key) }
      known.set(key, entry)
    }
    return entry.result
  }
}
