import {
  type ConnectiveName,
  connectives,
  type OperandKind,
  type OperatorName,
  operators,
} from '../../schemas/automation/conditions.js'
import {
  type Entry,
  entryOf,
  hasUnknownKeys,
  isDynamic,
  isEmpty,
  keyText,
  type MapNode,
  type Node,
} from '../syntax/tree.js'
import type { Step } from './document.js'
import { factOf } from './fact-of.js'
import { resultsOf } from './results-of.js'

/** An operator with what it compares to. */
export interface Operation {
  readonly name: OperatorName
  readonly kind: OperandKind
  readonly entry: Entry
}

/** `And`, `Or` or `Not` with the conditions under it. */
export interface Junction {
  readonly name: ConnectiveName
  readonly entry: Entry
  readonly conditions: readonly Condition[]
}

/** An item of `Choices`. */
export interface Choice {
  readonly step: Step
  readonly node: MapNode
  readonly nextStep: Entry | undefined
}

/** A condition as it is written. A right one has a variable and one operation, or else one junction. */
export interface Condition {
  readonly step: Step
  readonly node: MapNode
  readonly variable: Entry | undefined
  readonly operations: readonly Operation[]
  readonly junctions: readonly Junction[]
  /** Entries that mean nothing in a condition. */
  readonly unknown: readonly Entry[]
  /** The choice whose condition this is, where it is not part of another one. */
  readonly choice: Choice | undefined
}

/** What stands where a condition belongs and is none. */
export interface NoCondition {
  readonly step: Step
  readonly node: Node
  /** The connective under which it stands. */
  readonly under: ConnectiveName | undefined
}

/** All conditions of a runbook, outer ones before those within them. */
export interface Conditions {
  readonly all: readonly Condition[]
  readonly others: readonly NoCondition[]
}

/** Reads the conditions of `aws:branch` and `aws:loop`, once for a document. What a host fills in is left out. */
export const conditionsOf = factOf((document): Conditions => {
  const found: Found = { all: [], others: [] }
  for (const step of document.steps) readStep(step, found)
  return found
})

/** The operations of all conditions. */
export const operationsOf = factOf((document): readonly Operation[] =>
  conditionsOf(document).all.flatMap(({ operations }) => operations),
)

interface Found {
  readonly all: Condition[]
  readonly others: NoCondition[]
}

function readStep(step: Step, found: Found): void {
  if (step.action === 'aws:loop') read(step.input('LoopCondition'), { step }, found)
  const choices = step.action === 'aws:branch' ? step.input('Choices') : undefined
  for (const node of choices?.kind === 'list' ? choices.items : []) read(node, { step, isChoice: true }, found)
}

interface Place {
  readonly step: Step
  readonly isChoice?: true
  readonly under?: ConnectiveName
}

function read(node: Node | undefined, { step, isChoice, under }: Place, found: Found): Condition | undefined {
  if (node === undefined || isDynamic(node)) return undefined
  if (node.kind !== 'map') {
    found.others.push({ step, node, under })
    return undefined
  }
  if (hasUnknownKeys(node)) return undefined
  const choice = isChoice && { step, node, nextStep: entryOf(node, 'NextStep') }
  const unknown: Entry[] = []
  const operations: Operation[] = []
  const junctions: Junction[] = []
  const condition: Condition = {
    step,
    node,
    variable: entryOf(node, 'Variable'),
    operations,
    junctions,
    unknown,
    choice,
  }
  found.all.push(condition)
  for (const entry of node.entries) {
    const name = keyText(entry.key)
    // Where a key is written twice the last one counts.
    if (entryOf(node, name) !== entry) continue
    if (isOperator(name)) operations.push({ name, kind: operators[name].kind, entry })
    else if (isConnective(name)) junctions.push({ name, entry, conditions: members(name, entry.value, step, found) })
    else if (name !== 'Variable' && !(isChoice && name === 'NextStep')) unknown.push(entry)
  }
  return condition
}

/** The conditions under a connective. Another form than a list, or a map for `Not`, is a matter of the rules. */
function members(name: ConnectiveName, value: Node, step: Step, found: Found): readonly Condition[] {
  const takesList = connectives[name].takes === 'list'
  if (takesList !== (value.kind === 'list')) {
    if (!isDynamic(value)) found.others.push({ step, node: value, under: name })
    return []
  }
  const items = value.kind === 'list' ? value.items : [value]
  return resultsOf(items, (item) => read(item, { step, under: name }, found))
}

const isOperator = (name: string): name is OperatorName => Object.hasOwn(operators, name)
const isConnective = (name: string): name is ConnectiveName => Object.hasOwn(connectives, name)

/** Whether nothing is wrong with the form: a variable with one operation, or one junction. */
export function isWellFormed({ variable, operations, junctions, unknown }: Condition): boolean {
  if (unknown.length > 0) return false
  if (junctions.length === 1) return variable === undefined && operations.length === 0
  return junctions.length === 0 && operations.length === 1 && variable !== undefined && !isEmpty(variable.value)
}
