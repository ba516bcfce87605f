import { loadRe2 } from '../languages/regex.js'
import type { Search } from './command/parameter-faults.js'
import type { Matches } from './start-parameters.js'

/** Patterns of parameters and of tests, on an engine that takes linear time. */
export interface Patterns {
  /** Whether a text matches as a whole; true where the pattern cannot be read. */
  readonly matches: Matches
  /** Whether the pattern finds something in a text; true where it cannot be read. */
  readonly finds: Matches
  /** As agents look for it on nodes: with the reason where Go cannot read it. */
  readonly search: Search
  /** Why a pattern cannot be read. */
  fault(pattern: string): string | undefined
}

let loaded: Promise<Patterns> | undefined

/** Loads the engine, once: it keeps what it has compiled. */
export const loadPatterns = (): Promise<Patterns> => (loaded ??= load())

async function load(): Promise<Patterns> {
  const re2 = await loadRe2()
  return {
    matches(pattern, text) {
      const compiled = re2.compile(pattern)
      return !compiled.ok || compiled.matches(text)
    },
    finds(pattern, text) {
      const compiled = re2.compile(pattern)
      return !compiled.ok || compiled.finds(text)
    },
    search(pattern, text) {
      const compiled = re2.compile(pattern)
      if (compiled.ok) return compiled.finds(text)
      return compiled.reason === 'size' || { refused: compiled.message }
    },
    fault(pattern) {
      const compiled = re2.compile(pattern)
      return compiled.ok ? undefined : compiled.message
    },
  }
}
