import type { Platform } from '../../schemas/action.js'
import type { Json } from '../syntax/tree.js'
import type { Exit } from './command/after-step.js'
import type { InvocationDetails } from './command/invocation-status.js'
import type { PluginResult } from './command/plugin-result.js'
import type { PluginScript } from './request.js'

/** Statuses of steps, as AWS names them. */
export type StepStatus =
  | 'Pending'
  | 'InProgress'
  | 'Waiting'
  | 'Success'
  | 'TimedOut'
  | 'Cancelling'
  | 'Cancelled'
  | 'Failed'
  | 'Exited'

/** Statuses of automations, as far as a rehearsal comes to them. */
export type RunStatus =
  | 'Pending'
  | 'InProgress'
  | 'Waiting'
  | 'Success'
  | 'TimedOut'
  | 'Cancelling'
  | 'Cancelled'
  | 'Failed'

/** Why a run goes on where it does. */
export type NextReason =
  | 'order'
  | 'nextStep'
  | 'isEnd'
  | 'choice'
  | 'default'
  | 'onFailure'
  | 'onCancel'
  | 'abort'
  | 'end of list'
  /** Whoever drives the run leads it there. */
  | 'goto'

/** What happens in a run, in the order in which it happens. `at`: seconds since the start of the outermost run. */
export type RunEvent = { readonly at: number } & (
  | { readonly kind: 'run-started'; readonly document: string | undefined; readonly parameters: Json }
  /** What the run comes to before it ends. */
  | { readonly kind: 'run-status'; readonly status: RunStatus }
  | {
      readonly kind: 'run-ended'
      readonly status: RunStatus
      readonly failure: string | undefined
      readonly outputs: Readonly<Record<string, Json>>
    }
  | { readonly kind: 'step-status'; readonly step: string; readonly action: string; readonly status: StepStatus }
  | { readonly kind: 'step-inputs'; readonly step: string; readonly inputs: Json }
  | { readonly kind: 'attempt-failed'; readonly step: string; readonly attempt: number; readonly failure: string }
  | {
      readonly kind: 'step-ended'
      readonly step: string
      readonly status: StepStatus
      readonly attempts: number
      readonly outputs: Readonly<Record<string, Json>>
      readonly failure: string | undefined
    }
  | {
      readonly kind: 'choice'
      readonly step: string
      readonly to: string
      readonly because: string
      /** Its place among the choices; none for the default. */
      readonly choice: number | undefined
    }
  | { readonly kind: 'variable'; readonly name: string; readonly value: Json }
  | { readonly kind: 'next'; readonly step: string; readonly to: string | undefined; readonly reason: NextReason }
  | { readonly kind: 'pass'; readonly step: string; readonly iteration: number; readonly value: Json }
  /** The document of a command begins on a node. */
  | {
      readonly kind: 'invocation-started'
      readonly node: string
      readonly platform: Platform
      readonly document: string | undefined
      readonly parameters: Readonly<Record<string, Json>>
    }
  | {
      readonly kind: 'plugin-started'
      readonly node: string
      /** The name of the document that the step is in, and the parameters with which the agent runs it. */
      readonly document: string | undefined
      readonly parameters: Readonly<Record<string, Json>>
      /** Of a document that the document runs, behind the steps that ran it: `patch/reboot`. */
      readonly step: string
      readonly plugin: string
      readonly inputs: Json
      readonly script: PluginScript | undefined
    }
  | ({
      readonly kind: 'plugin-ended'
      readonly node: string
      readonly step: string
      readonly plugin: string
      /** Why those behind it are skipped, where they are. */
      readonly exit: Exit | undefined
    } & PluginResult)
  | {
      readonly kind: 'invocation-ended'
      readonly node: string
      readonly platform: Platform
      readonly status: InvocationDetails
      readonly responseCode: number | undefined
      readonly output: string
      readonly failure: string | undefined
    }
  /** Something that AWS leaves open was decided by us. */
  | { readonly kind: 'note'; readonly step: string | undefined; readonly text: string }
)

/** An event as it is made: whoever drives the run writes its time into it. Those of every step have room for that: V8 has to make it otherwise. */
export type Happening = RunEvent extends infer Each
  ? Each extends RunEvent
    ? Omit<Each, 'at'> & { at?: number }
    : never
  : never
