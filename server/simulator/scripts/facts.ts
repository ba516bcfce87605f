import type { Json } from '../../syntax/tree.js'

/** What a message of a script says. The script may have made it up: whatever is not as it should be is missing. */
export interface Facts {
  text(name: string): string
  number(name: string): number | undefined
  json(name: string): Json
}

export function factsOf(message: unknown): Facts {
  const facts = typeof message === 'object' && message !== null ? (message as Readonly<Record<string, unknown>>) : {}
  const given = (name: string) => (Object.hasOwn(facts, name) ? facts[name] : undefined)
  return {
    text(name) {
      const value = given(name)
      return typeof value === 'string' ? value : ''
    },
    number(name) {
      const value = given(name)
      return typeof value === 'number' ? value : undefined
    },
    json: (name) => (given(name) ?? null) as Json,
  }
}
