import type { FormFault, InputFault } from '../../aws/input-faults.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { keyText, type Node } from '../../syntax/tree.js'
import { keywordFaults } from '../boto3/keyword-faults.js'
import type { Engines } from '../engines.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { apiInputFaults } from './api-inputs.js'
import { knownCalls } from './known-calls.js'
import { faultOfText } from './resource-forms.js'

export const malformedResourceId = rule({
  name: 'malformed-resource-id',
  severity: 'warning',
  kinds: runbooks,
  summary: 'A step, or a Python script, names a resource by an id, or an ARN, that no resource has.',
  why: 'The service answers that the id is malformed, or that there is no such resource. Ids of Amazon EC2 have a prefix and then 8 or 17 hexadecimal digits; what other services take is known from the patterns of their models.',
  aws: [
    'InvalidInstanceID.Malformed: Invalid id: "X"',
    "Value 'X' at 'Y' failed to satisfy constraint: Member must satisfy regular expression pattern: Z",
  ],

  check(document, { engines }) {
    const found: Finding[] = []
    ofApis(document, engines, found)
    ofScripts(document, engines, found)
    ofActions(document, engines, found)
    return found
  },
})

/** Adds what is given to an API by a step. */
function ofApis(document: SsmDocument, engines: Engines, found: Finding[]): void {
  for (const { fault, node } of apiInputFaults(document, engines)) {
    const message = messageOf(fault, String(node.kind === 'scalar' ? node.value : ''), engines)
    if (message !== undefined) found.push({ range: node, message })
  }
}

/** Adds what is given to an operation by a script. */
function ofScripts(document: SsmDocument, engines: Engines, found: Finding[]): void {
  for (const { call, fault, literal } of keywordFaults(document, engines)) {
    if (literal.kind !== 'text') continue
    const message = messageOf(fault, literal.value ?? '', engines)
    if (message === undefined) continue
    found.push({ range: call.script.rangeOf(literal.content.start, literal.content.end), message })
  }
}

function messageOf(fault: InputFault, text: string, engines: Engines): string | undefined {
  return fault.kind === 'form' && isMisformed(fault, text, engines) ? fault.message : undefined
}

/** Whether RE2, where it has to be asked, finds no part of the text that matches. */
function isMisformed({ unread }: FormFault, text: string, { re2 }: Engines): boolean {
  if (unread === undefined) return true
  const compiled = re2?.compile(unread)
  return compiled?.ok === true && !compiled.finds(text)
}

/** Adds what is given to an action that calls APIs by itself, or to an API that is not known. */
function ofActions(document: SsmDocument, engines: Engines, found: Finding[]): void {
  const calls = new Set<Step>()
  for (const { step } of knownCalls(document, engines)) calls.add(step)
  for (const step of document.steps) {
    if (otherActions.has(step.action) || calls.has(step)) continue
    search(step.inputs, '', ec2Actions.has(step.action), found)
  }
}

/** Steps of a loop stand for themselves; texts of conditions may be parts of ARNs. */
const otherActions: ReadonlySet<string | undefined> = new Set(['aws:branch', 'aws:loop'])

/** Actions that give their ids to Amazon EC2. */
const ec2Actions: ReadonlySet<string | undefined> = new Set([
  'aws:changeInstanceState',
  'aws:copyImage',
  'aws:createImage',
  'aws:deleteImage',
  'aws:runInstances',
])

/** Adds the findings in a value under a key. */
function search(node: Node | undefined, key: string, allIds: boolean, found: Finding[]): void {
  if (node?.kind === 'list') for (const item of node.items) search(item, key, allIds, found)
  else if (node?.kind === 'map') for (const { key, value } of node.entries) search(value, keyText(key), allIds, found)
  else if (typeof node?.value === 'string' && !node.dynamic) {
    const message = faultOfText(key, node.value, allIds)
    if (message !== undefined) found.push({ range: node, message })
  }
}
