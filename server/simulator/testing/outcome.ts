import type { Json } from '../../syntax/tree.js'
import type { Request } from '../request.js'

/** A step as it ended. */
export interface TakenStep {
  /** As tests name it. */
  readonly path: string
  /** As AWS names it. */
  readonly status: string
  readonly outputs: Readonly<Record<string, Json>>
}

/** Something that was asked for, and the path of the step that asked. */
export interface Asked {
  readonly path: string
  readonly request: Request
}

/** What a case is judged by, be it of a runbook or of a Command document. */
export interface Outcome {
  readonly status: string
  readonly failure: string | undefined
  readonly steps: readonly TakenStep[]
  readonly asked: readonly Asked[]
  readonly outputs: Readonly<Record<string, Json>>
  readonly variables: ReadonlyMap<string, Json>
  trace(): readonly string[]
}
