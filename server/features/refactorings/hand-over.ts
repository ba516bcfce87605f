import { isAutomation, isCommand } from '../../document/build.js'
import type { Parameter, SsmDocument } from '../../document/document.js'
import { rangeOfReference } from '../../document/references.js'
import { baseType } from '../../document/value-types.js'
import type { Edit } from '../../rules/rule.js'
import { entryOf, type MapNode, stringOf } from '../../syntax/tree.js'
import { addEntry } from '../edit-tree.js'
import { eachOnce } from '../names.js'
import { contains } from '../node-at.js'
import { environmentVariable } from './environment-variable.js'
import { eventValue } from './event-value.js'
import type { Refactor, Refactoring } from './refactoring.js'
import { changeOf, type Use, usesOf } from './script-uses.js'

/** Hands a value over to a script beside it, so that it cannot become part of the program. Only text is handed over as what it was. */
export const handOver: Refactor = (document, offset) => {
  const reference = document.references.find(
    (each) => each.site.area === 'script' && contains(rangeOfReference(document.tree, each), offset),
  )
  const parameter = reference?.target.kind === 'parameter' ? document.parameter(reference.target.name) : undefined
  const uses = parameter && usesOf(document, parameter.name)
  const use = uses?.find((each) => each.reference === reference)
  if (!parameter || !use || baseType(parameter.type) !== 'String') return undefined
  if (isCommand(document.kind)) return asEnvironment(document, uses ?? [], parameter)
  return isAutomation(document.kind) ? asPayload(document, use, parameter.name) : undefined
}

async function asPayload(document: SsmDocument, use: Use, name: string): Promise<Refactoring | undefined> {
  const { inputs, action } = use.script.step
  const replaced = action === 'aws:executeScript' ? await eventValue(use, name) : undefined
  const added = inputs?.kind === 'map' ? payloadWith(document, inputs, name) : undefined
  return replaced && added
    ? { title: `hand \`${name}\` over as InputPayload`, kind: 'rewrite', edits: [changeOf(use, replaced), ...added] }
    : undefined
}

/** The changes that put a parameter into the payload under its own name; undefined where something else has that. */
function payloadWith({ tree }: SsmDocument, inputs: MapNode, name: string): readonly Edit[] | undefined {
  const value = `{{ ${name} }}`
  const payload = entryOf(inputs, 'InputPayload')?.value
  if (!payload) return [addEntry(tree, inputs, 'InputPayload', { [name]: value })]
  if (payload.kind !== 'map') return undefined
  const given = entryOf(payload, name)?.value
  if (!given) return [addEntry(tree, payload, name, value)]
  return stringOf(given)?.replaceAll(/\s/g, '') === `{{${name}}}` ? [] : undefined
}

/** Environment variables are for parameters of the type String, with schema 2.2. All scripts get the value so, or none. */
function asEnvironment(document: SsmDocument, uses: readonly Use[], parameter: Parameter): Refactoring | undefined {
  const { name, type, node } = parameter
  if (document.schemaVersion !== '2.2' || type !== 'String' || node.kind !== 'map') return undefined
  if (parameter.property('interpolationType')) return undefined
  const edits = uses.map((use) => {
    const replaced = environmentVariable(use, name)
    return replaced && changeOf(use, replaced)
  })
  if (edits.includes(undefined)) return undefined
  const typed = addEntry(document.tree, node, 'interpolationType', 'ENV_VAR')
  return {
    title: `hand \`${name}\` over as an environment variable`,
    kind: 'rewrite',
    edits: [...eachOnce(edits.filter((edit) => edit !== undefined)), typed],
  }
}
