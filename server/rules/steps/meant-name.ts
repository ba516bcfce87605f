import { nearest } from '../../languages/nearest.js'

/** The action or plugin that was probably meant by an unknown name: the prefix was left out, or letters were mistyped. */
export function meantName(name: string, known: readonly string[]): string | undefined {
  const prefixed = `aws:${name}`
  return known.includes(prefixed) ? prefixed : nearest(name, known)
}
