import type { Action, Plugin } from '../../schemas/action.js'
import type { Entry, ListNode, MapNode, Node, Range, ScalarNode, Tree } from '../syntax/tree.js'
import type { Fact } from './fact-of.js'
import type { DocumentKind } from './kinds.js'
import type { Reference } from './references.js'

/** A declared parameter. */
export interface Parameter {
  readonly name: string
  readonly key: ScalarNode
  readonly node: Node
  /** As written, such as `StringList` or `AWS::EC2::Instance::Id`. */
  readonly type: string | undefined
  readonly default: Node | undefined
  /** The value of another property of the declaration. */
  property(name: string): Node | undefined
}

/** A variable of a runbook, written only by `aws:updateVariable`. */
export type Variable = Parameter

/** A declared output of a step: a value selected from what the action gives. */
export interface StepOutput {
  readonly node: Node
  readonly name: string | undefined
  readonly nameNode: Node | undefined
  readonly type: string | undefined
  readonly typeNode: Node | undefined
  readonly selector: string | undefined
  readonly selectorNode: Node | undefined
}

export type JumpKind = 'nextStep' | 'onFailure' | 'onCancel' | 'choice' | 'default'

/** A place which names another step. */
export interface Jump extends Range {
  readonly from: Step
  readonly kind: JumpKind
  readonly to: string
}

/** One step of `mainSteps` or of a loop's body; in schema 1.2 one configuration of a plugin. */
export interface Step {
  readonly node: Node
  readonly name: string | undefined
  readonly nameNode: Node | undefined
  /** By the name that was probably meant, where the written one does not exist. */
  readonly action: string | undefined
  /** The value of `action`, or the key that names the plugin in schema 1.2. */
  readonly actionNode: Node | undefined
  /** What is known of the action, where it is one that may stand in this kind of document. */
  readonly definition: Action | Plugin | undefined
  readonly inputs: Node | undefined
  readonly inputsKey: ScalarNode | undefined
  /** The `aws:loop` step in whose body this one stands. */
  readonly loop: Step | undefined
  /** Among all steps of the document, in the order of the text, from 0. */
  readonly place: number
  /** The list that the step stands in, and its place there. */
  readonly siblings: readonly Step[]
  readonly index: number
  /** The body, where the step is a loop. */
  readonly body: readonly Step[]
  readonly outputs: readonly StepOutput[]
  readonly jumps: readonly Jump[]
  /** An entry of the step itself, such as `onFailure`. */
  entry(key: string): Entry | undefined
  /** The value of an input. */
  input(name: string): Node | undefined
}

/** An entry of the top-level `outputs`: `step.Output`. */
export interface DocumentOutput {
  readonly node: Node
  readonly text: string | undefined
}

/** An entry of the top-level `files`: an attachment that scripts may use. */
export interface Attachment {
  readonly name: string
  readonly key: ScalarNode
  readonly node: Node
}

/** A document as its author means it: names resolved to declarations, with the place of everything. */
export interface SsmDocument {
  readonly kind: DocumentKind
  /** As written; a number is read as its text. */
  readonly schemaVersion: string | undefined
  /** The name under which the document is, or will be, known to Systems Manager. */
  readonly name: string | undefined
  /** What embeds the document, where it is not a file of its own. */
  readonly host: 'CloudFormation' | 'Terraform' | undefined
  readonly tree: Tree
  /** The content, mistyped keys under the names that were probably meant. */
  readonly root: MapNode
  /** Whether there are mistyped keys. */
  readonly mistyped: boolean
  /** Steps and declarations that surely are what a schema demands, with its name. */
  readonly right: ReadonlyMap<Node, string>
  readonly parameters: readonly Parameter[]
  readonly variables: readonly Variable[]
  /** Steps in the order of the text, those in loops included. */
  readonly steps: readonly Step[]
  readonly mainSteps: readonly Step[]
  readonly mainStepsNode: ListNode | undefined
  readonly outputs: readonly DocumentOutput[]
  readonly files: readonly Attachment[]
  readonly references: readonly Reference[]
  /** What was worked out of the document, each at the place of its own: see `factOf`. */
  readonly facts: (Fact | undefined)[]
  parameter(name: string): Parameter | undefined
  variable(name: string): Variable | undefined
  /** The first step of that name. */
  step(name: string): Step | undefined
  /** A top-level entry. */
  entry(key: string): Entry | undefined
}
