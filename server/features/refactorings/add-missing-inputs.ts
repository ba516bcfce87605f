import { serviceNamed } from '../../aws/catalogue.js'
import { inputAt } from '../../aws/operation-inputs.js'
import { memberNamed } from '../../aws/member-named.js'
import { plausibleText, plausibleValue } from '../../aws/plausible-value.js'
import { apiCallsOf } from '../../document/api-calls.js'
import type { SsmDocument, Step } from '../../document/document.js'
import type { InterfaceParameter, Repository } from '../../document/repository.js'
import { baseType } from '../../document/value-types.js'
import { inputEntry } from '../../document/inputs.js'
import { missingInputs } from '../../rules/apis/missing-inputs.js'
import { loadServices } from '../../rules/load-engines.js'
import { calledInterfaces, missingArguments } from '../../rules/calls/called.js'
import type { Edit } from '../../rules/rule.js'
import type { MapNode } from '../../syntax/tree.js'
import { addEntry } from '../edit-tree.js'
import { stepAround } from '../node-at.js'
import { joined } from './joined.js'
import type { Refactor } from './refactoring.js'

/** An input that is not there, with the map that it belongs in and a value to begin with. */
interface Missing {
  readonly map: MapNode
  readonly name: string
  readonly value: unknown
}

/** Adds the inputs that an action, or the API or the document that it calls, cannot do without: with the values of a new step, or such as their names suggest. */
export const addMissingInputs: Refactor = async (document, offset, { repository }) => {
  const step = stepAround(document, offset)
  const { definition, inputs, node } = step ?? {}
  if (!step || !definition || node?.kind !== 'map' || (inputs && inputs.kind !== 'map')) return undefined
  const { required = [] } = definition.schema as { readonly required?: readonly string[] }
  const ofAction = required.filter((name) => !inputEntry(document, step, name))
  const values = Object.fromEntries(ofAction.map((name) => [name, definition.snippet[name] ?? '']))
  const missing = [
    ...(inputs ? ofAction.map((name) => ({ map: inputs, name, value: values[name] })) : []),
    ...(await missingOfCall(document, step)),
    ...missingOfDocument(document, step, repository),
  ]
  const names = inputs ? missing.map(({ name }) => name) : ofAction
  const edits = inputs ? additions(document, missing) : [addEntry(document.tree, node, 'inputs', values)]
  if (names.length === 0 || edits === undefined) return undefined
  return { title: `add ${names.map((name) => `\`${name}\``).join(', ')}`, kind: 'rewrite', edits }
}

/** The inputs that the operation needs, and fields within those that are there. */
async function missingOfCall(document: SsmDocument, step: Step): Promise<readonly Missing[]> {
  const called = apiCallsOf(document).find((call) => call.step === step)
  const service = called && serviceNamed(called.service)
  if (service === undefined) return []
  const services = await loadServices([service])
  const engines = { validators: {}, services }
  // An alias repeats a map, which needs a field once.
  const told = new Map<MapNode, Set<string>>()
  return missingInputs(document, engines).flatMap(({ call, fault, node }): Missing | [] => {
    if (call.step !== step || node.kind !== 'map' || told.get(node)?.has(fault.name)) return []
    told.set(node, (told.get(node) ?? new Set()).add(fault.name))
    const owner = fault.path.length === 0 ? call.operation.input : inputAt(call.operation, fault.path)
    const shape = owner?.kind === 'structure' ? memberNamed(owner, fault.name)?.shape : undefined
    const value = shape && plausibleValue(shape, fault.name, ({ required, token }) => required && !token)
    return {
      map: fault.path.length === 0 && step.inputs?.kind === 'map' ? step.inputs : node,
      name: fault.name,
      value: value ?? '',
    }
  })
}

const argumentsKeys = {
  'aws:executeAutomation': 'RuntimeParameters',
  'aws:runCommand': 'Parameters',
  'aws:runDocument': 'documentParameters',
} as const

/** The parameters that a called document needs, all together where none is given yet. */
function missingOfDocument(document: SsmDocument, step: Step, repository: Repository): readonly Missing[] {
  const called = [...calledInterfaces(document, repository)].find(({ call }) => call.step === step)
  const by = called?.call.by
  if (!called || by === undefined || by === 'aws:downloadContent' || step.inputs?.kind !== 'map') return []
  const key = argumentsKeys[by]
  const given = inputEntry(document, step, key)?.value
  const names = missingArguments(called)
  const values = names.map((name) => [name, argument(name, called.callees[0]?.parameters.get(name))] as const)
  if (given?.kind === 'map') return values.map(([name, value]) => ({ map: given, name, value }))
  return given || names.length === 0 ? [] : [{ map: step.inputs, name: key, value: Object.fromEntries(values) }]
}

/** A value for a parameter to begin with, as its type and its name suggest. */
function argument(name: string, { type, allowedValues }: Partial<InterfaceParameter> = {}): unknown {
  const text = allowedValues?.[0] ?? plausibleText(name.replace(/s$/, ''), 0)
  switch (baseType(type)) {
    case 'StringList':
      return [text]
    case 'Integer':
      return Number(allowedValues?.[0] ?? 1)
    case 'Boolean':
      return (allowedValues?.[0] ?? 'true') === 'true'
    case 'StringMap':
      return {}
    case 'MapList':
      return []
    default:
      return text
  }
}

/** What is added in one place is one change, innermost first; undefined where an empty map would have to be written anew. */
function additions({ tree }: SsmDocument, missing: readonly Missing[]): readonly Edit[] | undefined {
  const isForSeveral = ({ map }: Missing) => missing.filter((each) => each.map === map).length > 1
  if (missing.some((each) => each.map.entries.length === 0 && isForSeveral(each))) return undefined
  const innermostFirst = missing.toSorted((a, b) => b.map.start - a.map.start)
  return joined(innermostFirst.map(({ map, name, value }) => addEntry(tree, map, name, value)))
}
