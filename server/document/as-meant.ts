import type { TSchema } from 'typebox'
import { automationOnlyFields, stepFields } from '../../schemas/command/step-fields.js'
import type { DocumentKind as Layout } from '../../schemas/document-kind.js'
import { stepSchema } from '../../schemas/step-fields.js'
import { documentKinds } from '../../schemas/documents.js'
import { ofPart } from '../syntax/kept-parts.js'
import { type Entry, entryOf, keyText, type MapNode, type Node, stringOf, type Tree } from '../syntax/tree.js'
import { type DocumentKind, versionText } from './kinds.js'
import { layoutOf } from './layout-of.js'
import { definitionOf, meantAction } from './meant-action.js'
import { once } from './once.js'
import { keyNames, type Parts, partsOf, renamed, valueAsMeant, withEntries, withItems } from './renamed-keys.js'
import { schemaNamed } from './schema-named.js'

/** Loops in loops deeper than this are not looked into; the service allows far less. */
const deepest = 20

/**
 * The content of a document with each mistyped key under the name that its map lacks and that was probably meant. What the author wrote
 * is told once, of the key itself, and everything else is checked as if it had been written rightly.
 */
export function asMeant(tree: Tree, root: MapNode, kind: DocumentKind): MapNode {
  const first = topAsMeant(root, kind)
  // The layout depends on the schema version, whose key may have been mistyped itself.
  const top = versionText(first) === versionText(root) ? first : topAsMeant(first, kind)
  const layout = layoutOf({ root: top, kind })
  return layout ? withEntries(top, (entry) => partAsMeant(entry, top, layout, tree)) : top
}

function topAsMeant(root: MapNode, kind: DocumentKind): MapNode {
  const layout = layoutOf({ root, kind })
  return layout ? renamed(root, keysOf(layout), isKnownAtTop) : root
}

const keysOf = once(({ fields, schema, unknownKeys }: Layout) => {
  const { required = [] } = schema as { readonly required?: readonly string[] }
  return keyNames(Object.keys(fields), unknownKeys === 'allowed' ? required : undefined)
})

/** A known key of another kind of document is no slip. */
const isKnownAtTop = (key: string): boolean => documentKinds.some(({ fields }) => Object.hasOwn(fields, key))

function partAsMeant({ key, value }: Entry, root: MapNode, { kind, fields, variants, name }: Layout, tree: Tree): Node {
  const field = keyText(key)
  switch (field) {
    case 'parameters':
    case 'variables': {
      const parts = declarationParts(field, kind)
      return withEntries(value, (entry) => valueAsMeant(entry.value, parts))
    }
    case 'mainSteps':
      return mainStepsAsMeant(value, kind, tree)
    case 'runtimeConfig':
      return withEntries(value, (plugin) =>
        withEntries(plugin.value, (entry) =>
          keyText(entry.key) === 'properties'
            ? withItems(entry.value, (inputs) => inputsAsMeant(inputs, keyText(plugin.key), kind))
            : entry.value,
        ),
      )
    default: {
      const chosen = variants?.field === field ? stringOf(entryOf(root, variants.by)?.value) : undefined
      const schema = chosen === undefined ? undefined : schemaNamed(`${name} ${chosen}`)
      return valueAsMeant(value, within(schema ?? fields[field]))
    }
  }
}

function declarationParts(field: string, kind: DocumentKind): Parts | undefined {
  const family = kind === 'Policy' ? 'Command' : kind === 'Automation.ChangeTemplate' ? 'Automation' : kind
  return within(schemaNamed(`declaration ${field === 'variables' ? 'Variable' : family}`))
}

const within = (schema: TSchema | undefined): Parts | undefined => schema && partsOf(schema)

/** In an editor it is known of most of them that they are as their author means them. */
function mainStepsAsMeant(list: Node, kind: DocumentKind, tree: Tree): Node {
  if (list.kind !== 'list') return list
  return withItems(list, (step) => {
    const amended = () => stepAsMeant(step, kind, 0)
    return ofPart(tree, step, `as meant ${kind}`, () => amended() === step) ? step : amended()
  })
}

function stepsAsMeant(list: Node, kind: DocumentKind, depth: number): Node {
  return depth > deepest || list.kind !== 'list' ? list : withItems(list, (step) => stepAsMeant(step, kind, depth))
}

const stepMembers = partsOf(stepSchema)?.members
const ofRunbooks = keyNames(Object.keys(stepSchema.properties))
const ofCommands = keyNames(Object.keys(stepFields))
const ofEither: ReadonlySet<string> = new Set([...ofRunbooks.names, ...ofCommands.names, ...automationOnlyFields])

function stepAsMeant(node: Node, kind: DocumentKind, depth: number): Node {
  if (node.kind !== 'map') return node
  const runbook = kind === 'Automation' || kind === 'Automation.ChangeTemplate'
  const action = stringOf(entryOf(node, 'action')?.value)
  const inputs = (key: string) => !runbook && isInput(key, action) && !isField(key, node)
  const step = renamed(node, runbook ? ofRunbooks : ofCommands, (key) => ofEither.has(key) || inputs(key))
  const meant = meantAction(stringOf(entryOf(step, 'action')?.value) ?? '', kind)
  return withEntries(step, ({ key, value }) => {
    if (keyText(key) === 'inputs') {
      const amended = inputsAsMeant(value, meant, kind)
      if (meant !== 'aws:loop') return amended
      return withEntries(amended, (entry) =>
        keyText(entry.key) === 'Steps' ? stepsAsMeant(entry.value, kind, depth + 1) : entry.value,
      )
    }
    return runbook ? valueAsMeant(value, stepMembers?.get(keyText(key))) : value
  })
}

/** An input beside the inputs is no mistyped field. */
function isInput(key: string, action: string | undefined): boolean {
  const inputs = action === undefined ? undefined : definitionOf(action, 'Command')?.inputs
  return Object.keys(inputs ?? {}).some((name) => name.toLowerCase() === key.toLowerCase())
}

/** Unless the step lacks the field of that name. */
const isField = (key: string, step: MapNode): boolean =>
  ofCommands.names.some((field) => field.toLowerCase() === key.toLowerCase() && !entryOf(step, field))

function inputsAsMeant(node: Node, action: string, kind: DocumentKind): Node {
  const definition = definitionOf(action, kind)
  if (!definition) return node
  // The agent reads the inputs of plugins in any letter case.
  const anyCase = kind === 'Command' || kind === 'Policy'
  return anyCase
    ? valueAsMeant(node, partsOf(definition.schema), (key) => lowerCaseInputs(definition).has(key.toLowerCase()))
    : valueAsMeant(node, partsOf(definition.schema))
}

const lowerCaseInputs = once(
  ({ inputs }: { readonly inputs: object }): ReadonlySet<string> =>
    new Set(Object.keys(inputs).map((name) => name.toLowerCase())),
)
