import type { PythonFacts } from './python/facts.js'
import type { Lookups } from './python/lookups.js'
import { remember } from './remember.js'

export type { Boto3Use, CallArguments, Literal, MapLiteral, Name } from './python/boto3/facts.js'
export type { PythonFacts, PythonFunction, PythonParameter } from './python/facts.js'

export interface Python {
  /**
   * Tells what is wrong with a script, and which functions and names it defines. `minor` is the version of Python 3 that will
   * run it, 11 for `python3.11`; without it the newest known syntax is accepted.
   */
  check(source: string, minor?: number): PythonFacts
  /**
   * What the functions of a script look up in their first parameters, by the names of the functions. Unless it is the
   * script that was parsed last it is parsed again for that: to be asked only where something may come of it.
   */
  lookups(source: string, minor?: number): ReadonlyMap<string, Lookups>
}

/** The newest version whose syntax is known here. */
export const newest = 13

/** Loads the parser for Python, which most documents do not need. */
export async function loadPython(): Promise<Python> {
  const { checkPython, pythonLookups } = await import('./python/check.js')
  return { check: forEachMinor(checkPython), lookups: forEachMinor(pythonLookups) }
}

/** What is found out about scripts, with the versions that are not known here taken for the newest. */
function forEachMinor<T>(compute: (source: string, minor: number) => T): (source: string, minor?: number) => T {
  const known = Array.from({ length: newest + 1 }, (_, minor) => remember((source) => compute(source, minor)))
  return (source, minor = newest) => (known[minor] ?? known[newest])?.(source) ?? compute(source, newest)
}
