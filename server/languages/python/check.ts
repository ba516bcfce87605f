import type { Cursor } from './cursor.js'
import type { PythonFacts } from './facts.js'
import { script } from './statements.js'
import { tokenize } from './tokens.js'

/** Parses a Python script as Python 3.`minor` does, and tells what is wrong with it and what it defines. */
export function checkPython(source: string, minor: number): PythonFacts {
  const cursor: Cursor = {
    tokens: tokenize(source, minor),
    minor,
    at: 0,
    depth: 0,
    scope: { kind: 'module', loop: false },
    broken: false,
    errors: [],
    functions: [],
    bindings: new Set(),
  }
  script(cursor)
  return { errors: cursor.errors, functions: cursor.functions, bindings: [...cursor.bindings] }
}
