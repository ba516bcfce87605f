import type { SsmDocument } from '../../document/document.js'
import type { Json } from '../../syntax/tree.js'
import type { During, Task } from '../task.js'
import type { ManagedNode } from './managed-node.js'
import type { Search } from './parameter-faults.js'
import type { PluginResult } from './plugin-result.js'
import type { Room } from './room.js'

/** What is the same on all nodes that a command goes to. */
export interface CommandSettings {
  /** Documents that documents may run, by name. */
  readonly documents: (name: string) => SsmDocument | undefined
  readonly search: Search
  /** Whether State Manager starts the document, which alone may collect inventory. */
  readonly association: boolean
  /** The step of a runbook that sends it, and with which inputs; absent where the document is run by itself. */
  readonly sent?: { readonly step: string; readonly document: string; readonly input: Json }
  /** What that step is at meanwhile. */
  readonly during?: During
}

/** A command on one node. */
export interface NodeRun extends CommandSettings {
  readonly node: ManagedNode
  /** Names of documents that plugins have downloaded. */
  readonly downloaded: Set<string>
  /** How much longer texts may still become. */
  readonly room: Room
  /** How many documents have been run within others. */
  nested: number
  /** Whether somebody has cancelled it. */
  cancelled: boolean
}

/** A document as it runs on a node. */
export interface Interpreted {
  readonly document: SsmDocument
  readonly supplied: ReadonlyMap<string, Json>
  readonly run: NodeRun
  /** 1 for the document of the command, one more for each that is run by a document. */
  readonly depth: number
  /** Before the names of its steps: those of the steps that run it. */
  readonly path: string
}

/** A step that has ended. */
export interface StepEnd extends PluginResult {
  readonly path: string
}

/** Runs the steps of a document. */
export type Interpret = (interpreted: Interpreted) => Task<readonly StepEnd[]>

/** A step with the values of parameters in its inputs. */
export interface ReadyStep {
  /** Under which its plugin is asked for: steps of schema 1.2, which have no names, under the step of the runbook that sends the command. */
  readonly asked: string
  readonly path: string
  readonly plugin: string
  readonly inputs: Json
  /** Those of its document. */
  readonly parameters: Readonly<Record<string, Json>>
  /** Variables that its scripts get. */
  readonly environment: Readonly<Record<string, string>>
}
