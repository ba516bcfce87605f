import type { Boto3Facts } from './boto3/facts.js'
import { usesOf } from './boto3/uses.js'
import type { Cursor } from './cursor.js'
import type { PythonFacts } from './facts.js'
import { type Lookups, lookupsOf } from './lookups.js'
import { newTrace } from './names.js'
import { script } from './statements.js'
import { undefinedNames } from './undefined-names.js'
import { token } from './token-kinds.js'
import { areHeld, tokenize } from './tokens.js'

/** Parses a Python script as Python 3.`minor` does, and tells what is wrong with it, what it defines and how it uses boto3. */
export function checkPython(source: string, minor: number): PythonFacts {
  const { tokens, errors, functions, bindings, trace } = parsed(source, minor)
  return {
    errors,
    functions,
    bindings: [...bindings],
    undefinedNames: trace ? undefinedNames(trace, tokens) : [],
    boto3: trace && source.includes('boto3') ? usesOf(trace, tokens) : unused,
  }
}

/** What the functions of a Python script look up in their first parameters, which few rules want to know of few scripts. */
export function pythonLookups(source: string, minor: number): ReadonlyMap<string, Lookups> {
  const { tokens, functions, trace } = parsed(source, minor)
  return trace ? lookupsOf(functions, trace, tokens) : new Map()
}

/** The script that was parsed last. */
let last: Cursor | undefined

function parsed(source: string, minor: number): Cursor {
  if (last?.minor !== minor || last.tokens.source !== source || !areHeld(last.tokens)) last = parse(source, minor)
  return last
}

function parse(source: string, minor: number): Cursor {
  const tokens = tokenize(source, minor)
  const cursor: Cursor = {
    tokens,
    minor,
    at: 0,
    here: tokens.kinds[0] ?? token.end,
    depth: 0,
    scope: { kind: 'module', loop: false },
    broken: false,
    errors: [],
    functions: [],
    bindings: new Set(),
    trace: newTrace(),
  }
  script(cursor)
  return cursor
}

const unused: Boto3Facts = { clients: [], uses: [], members: [] }
