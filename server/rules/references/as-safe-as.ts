import type { Reference } from '../../document/references.js'
import type { Fix } from '../rule.js'

/** A fix of what a reference names. Within a script the braces may be those of another language, so that there none is safe. */
export const asSafeAs = (reference: Reference, fix: Fix): Fix =>
  isWithinScript(reference) ? { ...fix, safe: false } : fix

/** An item of a list is a line of the script. */
const isWithinScript = ({ site: { area, path }, whole }: Reference): boolean =>
  area === 'script' && !(whole && typeof path.at(-1) === 'string')
