import { remember } from '../languages/remember.js'
import { keyName } from '../syntax/key-names.js'
import { rangeWithin } from '../syntax/positions.js'
import type { Range, ScalarNode, Tree } from '../syntax/tree.js'
import type { Step } from './document.js'

/** What a reference names. `unclear` is text in double braces that is no reference by AWS's grammar. */
export type Target =
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'output'; readonly step: string; readonly output: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'system'; readonly namespace: 'global' | 'automation'; readonly name: string }
  | { readonly kind: 'ssm' | 'ssm-secure'; readonly name: string }
  | { readonly kind: 'unclear'; readonly text: string }

/** The part of a document in which a reference stands; decides whether it is expanded, when, and what it may name. */
export type Area =
  | 'input'
  | 'script'
  | 'precondition'
  | 'parameter-default'
  | 'variable-default'
  | 'assume-role'
  | 'output'
  | 'step-output'
  | 'step-field'
  | 'key'
  | 'text'

/** Where a reference stands. */
export interface Site {
  readonly area: Area
  readonly step?: Step
  /** Keys and list positions from the inputs (of a step), the declaration (of a parameter), or the document down to the scalar. */
  readonly path: readonly (string | number)[]
}

/** One `{{ … }}`. */
export interface Reference {
  readonly target: Target
  readonly scalar: ScalarNode
  /** Part of the scalar's text, braces included. */
  readonly from: number
  readonly to: number
  /** Whether the scalar is this reference and nothing else, so that the value keeps its type. */
  readonly whole: boolean
  readonly site: Site
}

/** AWS's token grammar, see automation-variables in the Systems Manager user guide. Blanks are free, one dot at most. */
const token =
  /^\{\{\s*(?:(global|automation|variable):([A-Za-z0-9_]+)|(ssm|ssm-secure):\s*([A-Za-z0-9_.\-/]+(?::[A-Za-z0-9_.-]+)?)|([A-Za-z0-9_]+)(?:\.([A-Za-z0-9_]+))?)\s*\}\}$/

/** Text longer than this between braces is no reference, whatever it is. */
const longest = 400

/** A `{{ … }}` in a text. */
export interface Token {
  readonly from: number
  readonly to: number
  readonly target: Target
}

/** Every `{{ … }}` of a text: the innermost where braces nest. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = []
  let at = text.indexOf('{{')
  while (at >= 0) {
    const close = text.indexOf('}}', at + 2)
    if (close < 0) break
    const from = text.lastIndexOf('{{', close)
    const to = close + 2
    const inner = text.slice(from, to)
    if (inner.length <= longest && !inner.includes('\n')) found.push({ from, to, target: targetOf(inner) })
    at = text.indexOf('{{', to)
  }
  return found
}

/**
 * What stands between braces, braces included. Most of it stands there several times, and in several documents. Names are one string each, as those
 * of declarations are, among which many rules look for them.
 */
const targetOf = remember((text): Target => {
  const match = token.exec(text)
  if (!match) return { kind: 'unclear', text: text.slice(2, -2).trim() }
  const [, namespace, member, store, path, name, output] = match
  if (namespace === 'variable' && member) return { kind: 'variable', name: keyName(member) }
  if ((namespace === 'global' || namespace === 'automation') && member)
    return { kind: 'system', namespace, name: member }
  if ((store === 'ssm' || store === 'ssm-secure') && path) return { kind: store, name: path }
  if (name && output) return { kind: 'output', step: keyName(name), output: keyName(output) }
  return { kind: 'parameter', name: keyName(name ?? '') }
})

/** The place of a reference in the source, braces included. */
export function rangeOfReference(tree: Tree, { scalar, from, to }: Reference): Range {
  return rangeWithin(tree, scalar, from, to)
}

/** The place of the name within the braces, which a rename or a correction replaces. */
export function rangeOfName(tree: Tree, reference: Reference): Range {
  const { scalar, from, to } = reference
  const text = String(scalar.value).slice(from, to)
  const lead = /^\{\{\s*/.exec(text)?.[0].length ?? 2
  const tail = text.length - text.slice(0, -2).trimEnd().length
  return rangeWithin(tree, scalar, from + lead, to - tail)
}
