/**
 * What the adapter answers and tells beside the Debug Adapter Protocol, for front ends that show more than a debugger does. Names and shapes are
 * all there is here, so that a client may import it without anything of the adapter.
 */

/** A step of the document of a frame, as far as its run has come. */
export interface Walked {
  readonly name: string
  /** `InProgress` where the run is in it. */
  readonly status: string
  /** The step that followed, and why. */
  readonly next: string | null
  readonly reason: string | null
}

/** How far the run of one document has come. */
export interface Walk {
  readonly path: string | null
  /** The step that it is at. */
  readonly at: string | null
  readonly steps: readonly Walked[]
}

/** What the run asks for, and the answer that it gets. */
export interface Asked {
  /** In a few words, such as `ec2:StopInstances`. */
  readonly name: string
  /** The value, where it is a success; else the one that was proposed at first. */
  readonly answer: unknown
  /** `Code: message`; empty where the answer is no refusal. */
  readonly error: string
  readonly source: string
  /** Codes with which it may be refused, as far as they are known. */
  readonly errors: readonly string[]
}

/** Each request with its arguments and its answer. */
export interface DebugRequests {
  readonly 'ssmith/walk': {
    readonly args: { readonly frameId?: number }
    readonly result: Walk
  }
  readonly 'ssmith/asked': { readonly args: Record<string, never>; readonly result: Asked | null }
}

/** Told when the run of a case of a test is over: what came out otherwise than it expects. */
export interface Tested {
  readonly differences: readonly {
    readonly line: number
    readonly column: number
    readonly message: string
    /** Lines to be compared, where that says more than words. */
    readonly expected?: readonly string[]
    readonly actual?: readonly string[]
  }[]
}

/** Told once a script did not run since nothing is there that runs it: why, and what to do about it. */
export interface NotRun {
  readonly reason: string
}

/** Each event beside the protocol. */
export interface DebugEvents {
  /** The run is over: the whole way that it took. */
  readonly 'ssmith/ended': Walk
  readonly 'ssmith/tested': Tested
  readonly 'ssmith/notRun': NotRun
}
