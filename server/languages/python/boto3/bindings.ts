import { importsOf } from './imports.js'
import { childrenOf, textOf, type SyntaxNode } from './nodes.js'
import type { Value } from './values.js'

/** What a name is bound to: the value of an expression, something imported, or anything at all. */
export type Bound =
  | { readonly kind: 'expression'; readonly node: SyntaxNode }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'anything' }

type Bindings = readonly (readonly [name: string, bound: Bound])[]

const none: Bindings = []

/**
 * The names that a node by itself binds. What a comprehension, a lambda or a pattern binds counts for the function around it: it is
 * never a client, so a name that is one elsewhere is then not followed.
 */
export function bindingsOf(node: SyntaxNode, source: string): Bindings {
  switch (node.name) {
    case 'AssignStatement':
      return assigned(node, source)
    case 'NamedExpression': {
      const [target, , value] = childrenOf(node)
      return target && value ? pair(target, value, source) : none
    }
    case 'ImportStatement':
      return importsOf(node, source)
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'TypeDefinition':
    case 'CapturePattern':
    case 'AsPattern':
    case 'UpdateStatement':
      return anything([node], source)
    case 'DeleteStatement':
      return anything(childrenOf(node), source)
    case 'ParamList':
      return anything(
        childrenOf(node).filter(({ prevSibling }) => prevSibling?.name !== 'AssignOp'),
        source,
      )
    case 'WithStatement':
    case 'TryStatement':
      return anything(
        childrenOf(node).filter(({ prevSibling }) => prevSibling?.name === 'as'),
        source,
      )
    case 'ForStatement':
    case 'ArrayComprehensionExpression':
    case 'DictionaryComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'ComprehensionExpression':
    case 'ArgList':
      return anything(loopTargets(node), source)
    default:
      return none
  }
}

/** `a = b, c = value`: each target is bound to the value, item by item where both are written out. */
function assigned(node: SyntaxNode, source: string): Bindings {
  const groups: SyntaxNode[][] = [[]]
  for (const child of childrenOf(node)) {
    if (child.name === 'AssignOp') groups.push([])
    else if (child.name !== 'TypeDef' && child.name !== ',') groups.at(-1)?.push(child)
  }
  const values = groups.pop() ?? []
  return groups.flatMap((targets) => {
    const [target] = targets
    const [value] = values
    if (targets.length === 1 && target && values.length === 1 && value) return pair(target, value, source)
    const isParallel = targets.length === values.length && ![...targets, ...values].some(({ name }) => name === '*')
    if (!isParallel) return anything(targets, source)
    return targets.flatMap((each, at) => pair(each, values[at] ?? each, source))
  })
}

const pair = (target: SyntaxNode, node: SyntaxNode, source: string): Bindings =>
  target.name === 'VariableName' ? [[textOf(target, source), { kind: 'expression', node }]] : anything([target], source)

/** What stands between `for` and `in`. */
function loopTargets(node: SyntaxNode): SyntaxNode[] {
  const targets: SyntaxNode[] = []
  let within = false
  for (const child of childrenOf(node)) {
    if (child.name === 'for') within = true
    else if (child.name === 'in') within = false
    else if (within) targets.push(child)
  }
  return targets
}

const compounds = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'])

/** The names in targets; whoever sets a member of a thing makes another thing of it. */
function anything(targets: readonly SyntaxNode[], source: string): Bindings {
  const names: [string, Bound][] = []
  const left = [...targets]
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.name === 'VariableName') names.push([textOf(node, source), { kind: 'anything' }])
    else if (compounds.has(node.name)) for (const child of childrenOf(node)) left.push(child)
    else if (node.name === 'AsPattern' && node.lastChild) left.push(node.lastChild)
    else {
      const first = firstName(node)
      if (first) left.push(first)
    }
  }
  return names
}

/** `self` of `self.a`, `f` of `def f`; not what stands deeper. */
const firstName = (node: SyntaxNode): SyntaxNode | null => node.getChild('VariableName')
