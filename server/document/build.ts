import { type Entry, entryOf, keyText, type MapNode, type Node, stringOf, type Tree } from '../syntax/tree.js'
import { asMeant } from './as-meant.js'
import { collectReferences } from './collect-references.js'
import type { Attachment, DocumentOutput, Parameter, SsmDocument, Step } from './document.js'
import { noFacts } from './fact-of.js'
import type { DocumentKind } from './kinds.js'
import { versionText } from './kinds.js'
import { type StepOptions, stepsOf, stepsOfRuntimeConfig } from './steps.js'

/** What is known of a document from outside its text. */
export interface Surroundings {
  readonly kind: DocumentKind
  readonly name?: string
  readonly host?: 'CloudFormation' | 'Terraform'
}

/** Reads the typed document out of a tree. Whatever is missing or of the wrong form is left out; the rules say so. */
export function buildDocument(tree: Tree, written: MapNode, { kind, name, host }: Surroundings): SsmDocument {
  const right = new Map<Node, string>()
  const root = asMeant(written, kind, { tree, right })
  const parameters = declarations(entryOf(root, 'parameters')?.value)
  const variables = isAutomation(kind) ? declarations(entryOf(root, 'variables')?.value) : []
  const mainStepsNode = entryOf(root, 'mainSteps')?.value
  const steps: Step[] = []
  const options: StepOptions = { kind, automation: isAutomation(kind), all: steps }
  const mainSteps = stepsOf(mainStepsNode, undefined, options)
  const configured = mainSteps.length === 0 ? stepsOfRuntimeConfig(entryOf(root, 'runtimeConfig')?.value, options) : []
  const byParameter = index(parameters)
  const byVariable = index(variables)
  const byStep = index(steps)
  return {
    kind,
    schemaVersion: versionText(root),
    name,
    host,
    tree,
    root,
    mistyped: root !== written,
    right,
    parameters,
    variables,
    steps,
    mainSteps: mainSteps.length === 0 ? configured : mainSteps,
    mainStepsNode: mainStepsNode?.kind === 'list' ? mainStepsNode : undefined,
    outputs: isAutomation(kind) ? documentOutputs(entryOf(root, 'outputs')?.value) : [],
    files: isAutomation(kind) ? attachments(entryOf(root, 'files')?.value) : [],
    references: collectReferences({ tree, root, kind, host, steps }),
    facts: noFacts(),
    parameter: (wanted) => byParameter.get(wanted),
    variable: (wanted) => byVariable.get(wanted),
    step: (wanted) => byStep.get(wanted),
    entry: (key) => entryOf(root, key),
  }
}

/** Kinds whose steps are Automation actions. */
export const isAutomation = (kind: DocumentKind): boolean =>
  kind === 'Automation' || kind === 'Automation.ChangeTemplate'

/** Kinds whose steps are plugins which the agent runs on a node. */
export const isCommand = (kind: DocumentKind): boolean => kind === 'Command' || kind === 'Policy'

function index<T extends { readonly name: string | undefined }>(things: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const thing of things) if (thing.name !== undefined && !map.has(thing.name)) map.set(thing.name, thing)
  return map
}

const entries = (node: Node | undefined): readonly Entry[] => (node?.kind === 'map' ? node.entries : [])

function declarations(node: Node | undefined): Parameter[] {
  return entries(node).map(({ key, value }) => ({
    name: keyText(key),
    key,
    node: value,
    type: stringOf(entryOf(value, 'type')?.value),
    default: entryOf(value, 'default')?.value,
    property: (name) => entryOf(value, name)?.value,
  }))
}

function documentOutputs(node: Node | undefined): DocumentOutput[] {
  return node?.kind === 'list' ? node.items.map((item) => ({ node: item, text: stringOf(item) })) : []
}

function attachments(node: Node | undefined): Attachment[] {
  return entries(node).map(({ key, value }) => ({ name: keyText(key), key, node: value }))
}
