import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import ts from 'typescript'

/** A change of a text. Of several at one place the first stands first. */
interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * For the program: loops over lists count, and lists are taken apart by their indices. As it is written, both ask an iterator, which makes an object for each
 * turn until V8 has optimized the function around it. Most of what runs in a batch of files never is: these objects were a fifth of all
 * memory that was taken. Types tell what is a list, so that all other loops stay as they are.
 */
export function indexLoops(root: string): Plugin {
  let program: ts.Program | undefined
  return {
    name: 'index-loops',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]server[\\/].*\.ts$/ }, ({ path }) => {
        program ??= programOf(root)
        const source = program.getSourceFile(path)
        return source && { contents: withIndexLoops(source, program.getTypeChecker()), loader: 'ts' }
      })
    },
  }
}

function programOf(root: string): ts.Program {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path))
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root)
  return ts.createProgram(
    fileNames.filter((name) => !/[\\/]test[\\/]/.test(name)),
    options,
  )
}

/** The text of a module with counting loops. Exported for its tests. */
export function withIndexLoops(source: ts.SourceFile, checker: ts.TypeChecker): string {
  const changes: Change[] = []
  const add = (start: number, end: number, text: string) => changes.push({ start, end, text })
  const isList = (node: ts.Node): boolean => isListType(checker.getTypeAtLocation(node), checker)
  let names = 0
  /** Has a statement begin with others. */
  const begin = (statement: ts.Statement, text: string) => {
    const start = statement.getStart(source)
    if (ts.isBlock(statement)) return add(start + 1, start + 1, text)
    add(start, start, `{${text}`)
    return add(statement.end, statement.end, '}')
  }
  /** Declares the names of a pattern as items of a list. */
  const items = ({ elements }: ts.ArrayBindingPattern, list: string): string =>
    elements
      .flatMap((each, at) => (ts.isBindingElement(each) ? [`${each.name.getText(source)} = ${list}[${at}]`] : []))
      .join(', ')

  const loop = (node: ts.ForOfStatement) => {
    const { initializer, expression, statement } = node
    const name = isConstant(initializer) ? initializer.declarations[0]?.name : undefined
    if (!name || node.awaitModifier) return
    const id = names++
    const taken = isPlainPattern(name) && isList(name) ? name : undefined
    const item = taken ? `$item${id}` : name.getText(source)
    if (isList(expression)) {
      add(initializer.getStart(source), expression.getStart(source), `let $at${id} = 0, $list${id} = (`)
      add(expression.end, expression.end, `); $at${id} < $list${id}.length; $at${id}++`)
      begin(statement, `const ${item} = $list${id}[$at${id}]${taken ? `, ${items(taken, item)}` : ''};`)
    } else if (taken) {
      add(name.getStart(source), name.end, item)
      begin(statement, `const ${items(taken, item)};`)
    }
  }
  const declaration = (node: ts.VariableDeclaration) => {
    const { name, initializer } = node
    if (!initializer || !isConstant(node.parent) || !isPlainPattern(name) || !isList(initializer)) return
    const { parent: statement } = node.parent
    if (!ts.isVariableStatement(statement) || statement.modifiers) return
    const list = `$list${names++}`
    add(name.getStart(source), initializer.getStart(source), `${list} = `)
    add(initializer.end, initializer.end, `, ${items(name, list)}`)
  }
  const visit = (node: ts.Node) => {
    if (ts.isForOfStatement(node)) loop(node)
    else if (ts.isVariableDeclaration(node)) declaration(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return changed(source.text, changes)
}

/** Whether names are declared that nothing is assigned to later, and that end with their block. */
const isConstant = (node: ts.Node): node is ts.VariableDeclarationList =>
  ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Const) !== 0

/** Whether a pattern names items of a list, and nothing else. */
const isPlainPattern = (name: ts.BindingName): name is ts.ArrayBindingPattern =>
  ts.isArrayBindingPattern(name) &&
  name.elements.some(ts.isBindingElement) &&
  name.elements.every(
    (each) => !ts.isBindingElement(each) || (ts.isIdentifier(each.name) && !each.initializer && !each.dotDotDotToken),
  )

const isListType = (type: ts.Type, checker: ts.TypeChecker): boolean =>
  type.isUnion()
    ? type.types.every((each) => isListType(each, checker))
    : checker.isArrayType(type) || checker.isTupleType(type)

function changed(text: string, changes: readonly Change[]): string {
  const parts: string[] = []
  let done = 0
  for (const change of changes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(done, change.start), change.text)
    done = change.end
  }
  return parts.join('') + text.slice(done)
}
