import type { Bound } from './bindings.js'
import { childrenOf, textOf, type SyntaxNode } from './nodes.js'
import { memberOf, type Value } from './values.js'

/** The names that an import binds. */
export function importsOf(node: SyntaxNode, source: string): (readonly [string, Bound])[] {
  const words = childrenOf(node).map((child) => textOf(child, source))
  const [first, ...rest] = words.filter((word) => word !== '(' && word !== ')')
  const at = rest.indexOf('import')
  if (first === 'import') return clauses(rest).map((clause) => importedModule(clause))
  const module = modules.get(rest.slice(0, at).join(''))
  return clauses(rest.slice(at + 1)).map(({ path: [name = ''], as }) => [
    as ?? name,
    bound(module && memberOf(module, name)),
  ])
}

interface Clause {
  readonly path: readonly string[]
  readonly as: string | undefined
}

const modules: ReadonlyMap<string, Value> = new Map([
  ['boto3', { kind: 'boto3' }],
  ['boto3.session', { kind: 'session-module' }],
])

/** `import a.b` binds `a`, `import a.b as c` binds `a.b`. */
function importedModule({ path, as }: Clause): readonly [string, Bound] {
  const [top = ''] = path
  return as === undefined ? [top, bound(modules.get(top))] : [as, bound(modules.get(path.join('.')))]
}

const bound = (value: Value | undefined): Bound => (value ? { kind: 'value', value } : { kind: 'anything' })

/** The parts between commas. */
function clauses(words: readonly string[]): Clause[] {
  const parts: string[][] = [[]]
  for (const word of words) {
    if (word === ',') parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts
    .filter((part) => part.length > 0)
    .map((part) => {
      const at = part.indexOf('as')
      const path = (at < 0 ? part : part.slice(0, at)).filter((word) => word !== '.')
      return { path, as: at < 0 ? undefined : part[at + 1] }
    })
}
