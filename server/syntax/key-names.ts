const known = new Map<string, string>()

/** So many names are enough for every schema and the steps of some documents. */
const most = 10_000

/**
 * The same text, as one and the same string for each name. Keys are compared and looked up many times over, and engines do both by
 * identity with strings that were names of properties before.
 */
export function keyName(text: string): string {
  const name = known.get(text)
  if (name !== undefined) return name
  if (known.size >= most) known.clear()
  const [made = text] = Object.keys({ [text]: true })
  known.set(made, made)
  return made
}
