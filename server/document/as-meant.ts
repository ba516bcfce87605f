import type { TSchema } from 'typebox'
import { automationOnlyFields, stepFields } from '../../schemas/command/step-fields.js'
import type { DocumentKind as Layout } from '../../schemas/document-kind.js'
import { stepSchema } from '../../schemas/step-fields.js'
import { documentKinds } from '../../schemas/documents.js'
import { ofPart } from '../syntax/kept-parts.js'
import { type Entry, entryOf, keyText, type MapNode, type Node, stringOf, type Tree } from '../syntax/tree.js'
import { acceptsAsWritten } from './accepts.js'
import { type DocumentKind, versionText } from './kinds.js'
import { layoutOf } from './layout-of.js'
import { definitionOf, meantAction } from './meant-action.js'
import { once } from '../syntax/once.js'
import { keyNames, partsOf, renamed, valueAsMeant, withEntries, withItems } from './renamed-keys.js'
import { schemaNamed } from './schema-named.js'

/** Loops in loops deeper than this are not looked into; the service allows far less. */
const deepest = 20

/**
 * The content of a document with each mistyped key under the name that its map lacks and that was probably meant. What the author wrote
 * is told once, of the key itself, and everything else is checked as if it had been written rightly. Parts that surely are what their schemas
 * demand are noted, so that nobody has to look at them again.
 */
export function asMeant(root: MapNode, kind: DocumentKind, reading: Reading): MapNode {
  const first = topAsMeant(root, kind)
  // The layout depends on the schema version, whose key may have been mistyped itself.
  const top = versionText(first) === versionText(root) ? first : topAsMeant(first, kind)
  const layout = layoutOf({ root: top, kind })
  return layout ? withEntries(top, (entry) => partAsMeant(entry, top, layout, reading)) : top
}

interface Reading {
  readonly tree: Tree
  /** What is noted, with the names of the schemas. */
  readonly right: Map<Node, string>
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

function partAsMeant({ key, value }: Entry, root: MapNode, layout: Layout, reading: Reading): Node {
  const { kind, fields, variants, name } = layout
  const field = keyText(key)
  switch (field) {
    case 'parameters':
    case 'variables': {
      const name = `declaration ${field === 'variables' ? 'Variable' : familyOf(kind)}`
      const schema = schemaNamed(name)
      return schema ? withEntries(value, (entry) => declarationAsMeant(entry.value, schema, name, reading)) : value
    }
    case 'mainSteps':
      return mainStepsAsMeant(value, kind, reading)
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
      const known = schema ?? fields[field]
      return known ? valueAsMeant(value, partsOf(known)) : value
    }
  }
}

/** Whose declarations a kind of document has. */
function familyOf(kind: DocumentKind): DocumentKind {
  if (kind === 'Policy') return 'Command'
  return kind === 'Automation.ChangeTemplate' ? 'Automation' : kind
}

function declarationAsMeant(node: Node, schema: TSchema, name: string, { right }: Reading): Node {
  if (!acceptsAsWritten(schema, node)) return valueAsMeant(node, partsOf(schema))
  right.set(node, name)
  return node
}

/** In an editor it is known of most of them that they are as their author means them. */
function mainStepsAsMeant(list: Node, kind: DocumentKind, { tree, right }: Reading): Node {
  if (list.kind !== 'list') return list
  return withItems(list, (step) => {
    if (ofPart(tree, step, `as written ${kind}`, () => isAsWritten(step, kind))) {
      right.set(step, 'step')
      return step
    }
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

const isRunbook = (kind: DocumentKind): boolean => kind === 'Automation' || kind === 'Automation.ChangeTemplate'

/** Whether a step with its inputs is what the schemas demand as it stands. The steps of a loop are not looked into. */
function isAsWritten(step: Node, kind: DocumentKind): boolean {
  if (step.kind !== 'map') return false
  const action = stringOf(entryOf(step, 'action')?.value) ?? ''
  const schema = action === 'aws:loop' ? undefined : definitionOf(action, kind)?.schema
  for (const { key, value } of step.entries)
    if (key.value === 'inputs' && !(schema && value.kind === 'map' && acceptsAsWritten(schema, value))) return false
  return isRunbook(kind)
    ? acceptsAsWritten(stepSchema, step)
    : step.entries.every(({ key }) => ofCommands.known.has(keyText(key)))
}

function stepAsMeant(node: Node, kind: DocumentKind, depth: number): Node {
  if (node.kind !== 'map') return node
  const runbook = isRunbook(kind)
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
