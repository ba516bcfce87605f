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
  // A literal with such a key would make a hidden class of its own for each name, and that a search among all of them.
  const names: Record<string, true> = Object.create(null)
  names[text] = true
  const [made = text] = Object.keys(names)
  known.set(made, made)
  return made
}

/** A power of two, so that a hash is brought to a place by its last bits. */
const places = 4096

/** Names that were read last, by a hash of their characters. */
const lately: string[] = new Array<string>(places).fill('')

/** The name that stands in a text. Most were read before, and then no string is made to look them up: that took twice the time. */
export function keyNameAt(text: string, start: number, end: number, hash: number): string {
  const place = hash & (places - 1)
  const name = lately[place] as string
  if (name.length === end - start && standsAt(text, start, name)) return name
  const made = keyName(text.slice(start, end))
  lately[place] = made
  return made
}

function standsAt(text: string, start: number, name: string): boolean {
  for (let at = 0; at < name.length; at++) if (text.charCodeAt(start + at) !== name.charCodeAt(at)) return false
  return true
}
