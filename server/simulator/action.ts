import type { Static } from 'typebox'
import type { ActionName, actions } from '../../schemas/automation/index.js'
import type { SsmDocument, Step } from '../document/document.js'
import type { Json } from '../syntax/tree.js'
import type { Search } from './command/parameter-faults.js'
import type { NextReason, RunStatus } from './event.js'
import type { Scope } from './scope.js'
import type { Matches } from './start-parameters.js'
import type { StepPlan } from './step-plan.js'
import type { Task } from './task.js'

/** What an action gives when it ends well. */
export interface ActionResult {
  /** Its native outputs. */
  readonly outputs?: Readonly<Record<string, Json>>
  /** What the selectors of declared outputs work on; the native outputs where absent. */
  readonly root?: Json
  /** What `OutputPayload` holds where there are no native outputs. */
  readonly payload?: Json
  /** Where the action itself decides how the run goes on. */
  readonly next?: { readonly to: Step | undefined; readonly reason: NextReason }
  /** A loop that was left by a jump out of its body. */
  readonly exited?: true
}

/** What an action gives that ends well and has nothing to tell. */
export const noResult: ActionResult = {}

/** Where another automation runs, if not where this one does. */
export interface Place {
  readonly account: string
  readonly region: string
}

/** What an action may use beside its inputs. */
export interface ActionContext {
  readonly step: Step
  readonly plan: StepPlan
  /** The name of the step. */
  readonly name: string
  readonly scope: Scope
  readonly run: ActionRun
}

/** What an action may do with the run that it is a part of. */
export interface ActionRun {
  /** Runs the steps in the body of a loop once. */
  runBody(loop: Step): Task<BodyEnd>
  /** Runs another document, or asks the world how it ends. */
  runAutomation(
    step: string,
    document: string,
    version: string | undefined,
    parameters: Readonly<Record<string, Json>>,
    place?: Place,
  ): Task<ChildEnd>
  /** What steps need to run documents of the repository. */
  readonly called: CalledDocuments
  /** The run waits with its step, or goes on. */
  become(status: RunStatus): Task<void>
  /** A new id, as executions and commands have them. */
  newId(): string
}

/** Documents that may be run, and how the values of their parameters are checked. */
export interface CalledDocuments {
  readonly documents: (name: string) => SsmDocument | undefined
  readonly matches: Matches
  readonly search: Search
}

/** How a pass of a loop's body ended. */
export type BodyEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: string; readonly timedOut: boolean }
  | { readonly kind: 'left'; readonly to: Step; readonly reason: NextReason }

/** How another automation ended. */
export interface ChildEnd {
  readonly executionId: string
  readonly status: string
  readonly outputs: readonly string[]
  readonly failure: string | undefined
}

/** Behaviour of an action. Its inputs have been resolved and have the types that the schema of the action states. */
export type Simulation<Name extends ActionName> = (
  inputs: Static<(typeof actions)[Name]['schema']>,
  context: ActionContext,
) => Task<ActionResult>

/** The behaviour of actions by their names. */
export type Simulations = { readonly [Name in ActionName]: Simulation<Name> }
