import { type Bound, bindingsOf } from './bindings.js'
import { childrenOf, textOf, type SyntaxNode, type Tree } from './nodes.js'

/** Names of a module, function or class, and everything that each is bound to. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class'
  readonly parent: Scope | undefined
  readonly bindings: Map<string, Binding[]>
  /** Names that a function declares as those of the module. */
  readonly globals: Set<string>
}

/** What a name is bound to, and where that is to be understood. */
export type Binding = Bound & { readonly scope: Scope }

/** An expression that may make or use a client, and where it stands. */
export interface Place {
  readonly node: SyntaxNode
  readonly scope: Scope
}

/** Python itself takes no more levels of blocks than this. */
const deepest = 100

const newScope = (kind: Scope['kind'], parent?: Scope): Scope => ({
  kind,
  parent,
  bindings: new Map(),
  globals: new Set(),
})

/**
 * All calls and members of a script, in the order of the text; nothing where it does not parse, or where names come from a place that
 * cannot be seen.
 */
export function placesOf(tree: Tree, source: string): readonly Place[] | undefined {
  const module = newScope('module')
  const open: Scope[] = [module]
  const places: Place[] = []
  let readable = true

  tree.iterate({
    enter({ type, node }) {
      const scope = open.at(-1)
      if (!readable || type.isError || !scope || open.length > deepest) readable = false
      if (!readable || !scope) return false
      switch (type.name) {
        case 'CallExpression':
        case 'MemberExpression':
          places.push({ node, scope })
          break
        case 'ScopeStatement':
          declare(scope, node)
          break
        case 'FunctionDefinition':
        case 'ClassDefinition':
          bind(scope, node)
          open.push(newScope(type.name === 'ClassDefinition' ? 'class' : 'function', scope))
          break
        case 'ImportStatement':
          if (node.lastChild?.name === '*') readable = false
          bind(scope, node)
          break
        default:
          bind(scope, node)
      }
      return undefined
    },
    leave({ type }) {
      if (type.name === 'FunctionDefinition' || type.name === 'ClassDefinition') open.pop()
    },
  })
  return readable ? places : undefined

  function bind(scope: Scope, node: SyntaxNode): void {
    for (const [name, bound] of bindingsOf(node, source))
      add(scope.globals.has(name) ? module : scope, name, bound, scope)
  }

  function declare(scope: Scope, node: SyntaxNode): void {
    const names = childrenOf(node).filter((child) => child.name === 'VariableName')
    for (const name of names.map((child) => textOf(child, source))) {
      if (node.firstChild?.name === 'global') scope.globals.add(name)
      // Who else sees a name that is rebound from within is not worth knowing.
      else for (let at: Scope | undefined = scope; at; at = at.parent) add(at, name, { kind: 'anything' }, scope)
    }
  }
}

function add({ bindings }: Scope, name: string, bound: Bound, scope: Scope): void {
  const before = bindings.get(name)
  if (before) before.push({ ...bound, scope })
  else bindings.set(name, [{ ...bound, scope }])
}
