import type { PythonFacts } from './python/facts.js'
import { remember } from './remember.js'

export type { Boto3Use, CallArguments, Literal, MapLiteral, Name } from './python/boto3/facts.js'
export type { PythonFacts, PythonFunction, PythonParameter } from './python/facts.js'

export interface Python {
  /**
   * Tells what is wrong with a script, and which functions and names it defines. `minor` is the version of Python 3 that will
   * run it, 11 for `python3.11`; without it the newest known syntax is accepted.
   */
  check(source: string, minor?: number): PythonFacts
}

/** The newest version whose syntax is known here. */
export const newest = 13

/** Loads the parser for Python, which most documents do not need. */
export async function loadPython(): Promise<Python> {
  const { checkPython } = await import('./python/check.js')
  const checks = Array.from({ length: newest + 1 }, (_, minor) => remember((source) => checkPython(source, minor)))
  return {
    check: (source, minor = newest) => (checks[minor] ?? checks[newest])?.(source) ?? checkPython(source, newest),
  }
}
