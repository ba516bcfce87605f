import type { Fault } from '../document/check-against-schema.js'
import { entryOf, keyText, type Node, stringOf } from '../syntax/tree.js'

/** A statement of a policy that somebody has. */
export interface GivenStatement {
  readonly effect: 'Allow' | 'Deny'
  /** Patterns; for `except`, of what is left out. */
  readonly actions: Patterns
  readonly resources: Patterns
  readonly conditional: boolean
}

export interface Patterns {
  readonly except: boolean
  readonly patterns: readonly string[]
}

/** What is wrong with a policy, as far as it matters for reading it. */
export function* policyFaults(root: Node): Generator<Fault> {
  const statements = entryOf(root, 'Statement')?.value
  if (!statements) return yield { ...root, message: 'a policy needs `Statement`, a list of statements' }
  for (const statement of listOf(statements)) {
    if (statement.kind !== 'map')
      yield { ...statement, message: 'a statement is a map with `Effect`, `Action` and `Resource`' }
    else yield* statementFaults(statement)
  }
}

function* statementFaults(statement: Node): Generator<Fault> {
  const effect = stringOf(entryOf(statement, 'Effect')?.value)
  if (effect !== 'Allow' && effect !== 'Deny')
    yield { ...(entryOf(statement, 'Effect')?.value ?? statement), message: '`Effect` has to be `Allow` or `Deny`' }
  for (const key of ['Action', 'Resource'] as const) {
    const one = entryOf(statement, key)?.value
    const except = entryOf(statement, `Not${key}`)?.value
    if (!one === !except) yield { ...statement, message: `a statement has either \`${key}\` or \`Not${key}\`` }
    for (const item of [...listOf(one), ...listOf(except)])
      if (stringOf(item) === undefined) yield { ...item, message: `\`${key}\` is a text, or a list of texts` }
  }
}

/** The statements of a policy in which nothing is wrong. */
export function statementsIn(root: Node | undefined): readonly GivenStatement[] {
  return listOf(entryOf(root, 'Statement')?.value).map((statement) => ({
    effect: stringOf(entryOf(statement, 'Effect')?.value) === 'Deny' ? 'Deny' : 'Allow',
    actions: patternsIn(statement, 'Action'),
    resources: patternsIn(statement, 'Resource'),
    conditional: statement.kind === 'map' && statement.entries.some(({ key }) => keyText(key) === 'Condition'),
  }))
}

function patternsIn(statement: Node, key: string): Patterns {
  const except = entryOf(statement, `Not${key}`)?.value
  const node = except ?? entryOf(statement, key)?.value
  return { except: except !== undefined, patterns: listOf(node).flatMap((item) => stringOf(item) ?? []) }
}

const listOf = (node: Node | undefined): readonly Node[] =>
  node === undefined ? [] : node.kind === 'list' ? node.items : [node]
