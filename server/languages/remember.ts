/** At most so many results are kept, and results for at most so many characters of text. */
const maxEntries = 500
const maxCharacters = 4_000_000

/** Keeps the results of a pure function of a text, because a repository repeats the same script in many documents. */
export function remember<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>()
  let characters = 0
  return (text) => {
    const known = results.get(text)
    // Nothing may be a result too.
    if (known !== undefined || results.has(text)) return known as T
    if (results.size >= maxEntries || characters > maxCharacters) {
      results.clear()
      characters = 0
    }
    const own = detached(text)
    const result = compute(own)
    results.set(own, result)
    characters += text.length
    return result
  }
}

/**
 * The same text in memory of its own. What is cut out of a document is a mere view into it in V8: kept as a key, or in a result, it would keep
 * the whole document. What is cut out of a text that was put together has that copied first.
 */
const detached = (text: string): string => ` ${text}`.slice(1)
