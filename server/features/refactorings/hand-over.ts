import { isAutomation, isCommand } from '../../document/build.js'
import type { Parameter, SsmDocument } from '../../document/document.js'
import { rangeOfReference, type Target } from '../../document/references.js'
import { typeOfReference } from '../../document/value-types.js'
import type { Edit } from '../../rules/rule.js'
import { entryOf, keyText, type MapNode, stringOf } from '../../syntax/tree.js'
import { addEntry } from '../edit-tree.js'
import { eachOnce } from '../names.js'
import { contains } from '../node-at.js'
import { environmentVariable } from './environment-variable.js'
import { eventValue } from './event-value.js'
import { payloadValue } from './payload-value.js'
import type { Refactor, Refactoring } from './refactoring.js'
import { changeOf, type Use, usesOf } from './script-uses.js'

/** Hands a value over to a script beside it, so that it cannot become part of the program. Only text is handed over as what it was. */
export const handOver: Refactor = (document, offset) => {
  const reference = document.references.find(
    (each) => each.site.area === 'script' && contains(rangeOfReference(document.tree, each), offset),
  )
  const handed = reference && handedBy(reference.target)
  if (!handed || typeOfReference(reference, document) !== 'String') return undefined
  const uses = usesOf(document, (target) => handedBy(target)?.written === handed.written)
  const use = uses?.find((each) => each.reference === reference)
  if (!use) return undefined
  if (isAutomation(document.kind)) return asPayload(document, use, handed)
  const { target } = reference
  const parameter = target.kind === 'parameter' ? document.parameter(target.name) : undefined
  return parameter && isCommand(document.kind) ? asEnvironment(document, uses ?? [], parameter) : undefined
}

/** A value that can be handed over. */
interface Handed {
  /** As a reference names it. */
  readonly written: string
  /** Under which keys it may stand in the payload, the first that is free. */
  readonly keys: readonly string[]
}

function handedBy(target: Target): Handed | undefined {
  switch (target.kind) {
    case 'parameter':
      return { written: target.name, keys: [target.name] }
    case 'variable':
      return { written: `variable:${target.name}`, keys: [target.name] }
    case 'system':
      return { written: `${target.namespace}:${target.name}`, keys: [target.name] }
    case 'output': {
      const { step, output } = target
      return { written: `${step}.${output}`, keys: [output, `${step}_${output}`] }
    }
    default:
      return undefined
  }
}

async function asPayload(document: SsmDocument, use: Use, { written, keys }: Handed): Promise<Refactoring | undefined> {
  const { inputs, action } = use.script.step
  if (action !== 'aws:executeScript' || inputs?.kind !== 'map') return undefined
  for (const key of keys) {
    const added = payloadWith(document, inputs, key, `{{ ${written} }}`)
    const read = added && (await payloadRead(document, use, key))
    if (read) return { title: `hand \`${written}\` over as InputPayload`, kind: 'rewrite', edits: [...read, ...added] }
  }
  return undefined
}

async function payloadRead(document: SsmDocument, use: Use, key: string): Promise<readonly Edit[] | undefined> {
  if (use.script.language === 'powershell') return payloadValue(document, use, key)
  const replaced = await eventValue(use, key)
  return replaced && [changeOf(use, replaced)]
}

/** The changes that put a value into the payload; undefined where something else has its key, perhaps in other letters, which PowerShell takes for the same. */
function payloadWith({ tree }: SsmDocument, inputs: MapNode, key: string, value: string): readonly Edit[] | undefined {
  const payload = entryOf(inputs, 'InputPayload')?.value
  if (!payload) return [addEntry(tree, inputs, 'InputPayload', { [key]: value })]
  if (payload.kind !== 'map') return undefined
  const taken = payload.entries.find((entry) => keyText(entry.key).toLowerCase() === key.toLowerCase())
  if (!taken) return [addEntry(tree, payload, key, value)]
  const isSame = keyText(taken.key) === key && withoutBlanks(stringOf(taken.value) ?? '') === withoutBlanks(value)
  return isSame ? [] : undefined
}

const withoutBlanks = (text: string): string => text.replaceAll(/\s/g, '')

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
