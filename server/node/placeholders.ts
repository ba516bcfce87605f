import type { Placeholder } from '../syntax/placeholders.js'

const compiled = new Map<string, Promise<readonly Placeholder[]>>()

/** Compiles the placeholders of a configuration, once per thread. The engine takes linear time, whatever the pattern. */
export function placeholdersOf(patterns: readonly string[]): Promise<readonly Placeholder[]> {
  if (patterns.length === 0) return none
  const key = patterns.join('\0')
  let known = compiled.get(key)
  if (!known) {
    known = compile(patterns)
    compiled.set(key, known)
  }
  return known
}

const none: Promise<readonly Placeholder[]> = Promise.resolve([])

async function compile(patterns: readonly string[]): Promise<readonly Placeholder[]> {
  const { loadRe2 } = await import('../languages/regex.js')
  const re2 = await loadRe2()
  return patterns.flatMap((pattern) => {
    const regex = re2.compile(pattern)
    return regex.ok ? [{ test: (text: string) => regex.finds(text) }] : []
  })
}
