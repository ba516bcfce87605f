import type { Boto3Facts } from './boto3/facts.js'
import { usesOf } from './boto3/uses.js'
import type { Cursor } from './cursor.js'
import type { PythonFacts } from './facts.js'
import { type Lookup, lookupsOf } from './lookups.js'
import { newTrace } from './names.js'
import { script } from './statements.js'
import { undefinedNames } from './undefined-names.js'
import { token } from './token-kinds.js'
import { tokenize } from './tokens.js'

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
export function pythonLookups(source: string, minor: number): ReadonlyMap<string, readonly Lookup[]> {
  const { tokens, functions, trace } = parsed(source, minor)
  return trace ? lookupsOf(functions, trace, tokens) : new Map()
}

/** The scripts of a runbook, mostly: what is asked of one of them is asked before those of the next are parsed. */
const mostRecent = 4

const recent: { readonly source: string; readonly minor: number; readonly cursor: Cursor }[] = []

function parsed(source: string, minor: number): Cursor {
  const known = recent.find((each) => each.minor === minor && each.source === source)
  if (known) return known.cursor
  const cursor = parse(source, minor)
  if (recent.unshift({ source, minor, cursor }) > mostRecent) recent.pop()
  return cursor
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
