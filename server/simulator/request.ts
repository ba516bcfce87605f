import type { Platform } from '../../schemas/action.js'
import type { SsmType } from '../../schemas/values.js'
import type { Json } from '../syntax/tree.js'

/** What a step wants of a response: the property it compares, and the values with which it ends. */
export interface Wanted {
  readonly selector: string
  readonly values: readonly string[]
  /** Further properties it compares. */
  readonly also?: readonly { readonly selector: string; readonly values: readonly string[] }[]
  /** The list of the response that has one item for each of the values, which stand under the key. */
  readonly each?: { readonly list: string; readonly key: string; readonly values: readonly string[] }
}

/** An output that the step declares, for whoever invents an answer: its selector looks at what the action makes of the answer. */
export interface Declared {
  readonly name: string
  readonly selector: string
  readonly type: SsmType
}

interface OnNode {
  /** The id of the node. */
  readonly node: string
  readonly platform: Platform
}

/** A script that a plugin runs on a node, with the values of parameters in it. */
export interface PluginScript {
  readonly language: 'shell' | 'powershell'
  readonly text: string
  /** Variables that the agent sets because parameters say so (`interpolationType: ENV_VAR`). */
  readonly environment: Readonly<Record<string, string>>
}

/** What an action asks of the world. The world is whoever drives the run: mocks, a mocked account, an editor, AWS. */
export type Request = { readonly step: string } & (
  | {
      readonly kind: 'aws'
      /** The name of the boto3 client. */
      readonly service: string
      readonly operation: string
      readonly input: Json
      readonly wanted?: Wanted
      readonly declared?: readonly Declared[]
    }
  | {
      readonly kind: 'script'
      readonly runtime: string
      readonly handler: string | undefined
      readonly script: string
      /** The name of the file, among those of the document, that has the script, or modules for it. */
      readonly attachment?: string
      readonly payload: Json
      /** What the handler gets as its second argument. */
      readonly context: Json
      /** Of this run of the script; what it draws by chance follows from it. */
      readonly id: string
      readonly declared?: readonly Declared[]
    }
  | {
      readonly kind: 'automation'
      readonly document: string
      readonly version: string | undefined
      readonly parameters: Json
      /** Where it runs, if not where the run that asks does. */
      readonly place?: { readonly account: string; readonly region: string }
    }
  | {
      /** How a command ends on all nodes; null where it is asked for each of them. */
      readonly kind: 'command'
      readonly document: string
      readonly input: Json
      /** Where nobody knows how it ends, its document is interpreted. */
      readonly interpreted?: true
    }
  /** How a command ends on a node, should somebody know; else its document is interpreted there. */
  | ({
      readonly kind: 'invocation'
      readonly document: string
      readonly input: Json
      /** Its document is not at hand: somebody has to know. */
      readonly elsewhere?: true
    } & OnNode)
  /** What a plugin of a Command document does; `step` is the step of that document. */
  | ({
      readonly kind: 'plugin'
      readonly plugin: string
      readonly inputs: Json
      readonly script: PluginScript | undefined
      /** Seconds after which the agent stops it. */
      readonly timeLimit: number
    } & OnNode)
  | { readonly kind: 'webhook'; readonly input: Json }
  | {
      readonly kind: 'approval'
      readonly approvers: readonly string[]
      readonly needed: number
      readonly message: string | undefined
    }
  | { readonly kind: 'pause' }
  /** Let the time pass. */
  | { readonly kind: 'sleep'; readonly seconds: number }
)

/** How the world answers: with a value, with an error in AWS's terms, or by cancelling the run. */
export type Answer = {
  readonly seconds?: number
  /** What a script printed. */
  readonly printed?: string
} & (
  | {
      readonly kind: 'value'
      readonly value: Json
      /** What is to be noted of the value. */
      readonly note?: string
    }
  | {
      readonly kind: 'error'
      readonly code: string
      readonly message: string
      /** Seconds for which the call may be tried again, where the API throttles. */
      readonly retryFor?: number
    }
  | { readonly kind: 'cancel' }
)
