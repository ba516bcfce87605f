/** One thing that a run has to be allowed to do, and why. */
export interface Need {
  /** As IAM writes it: `ec2:StopInstances`. */
  readonly action: string
  /** ARNs, with `*` for what only the run knows. */
  readonly resources: readonly string[]
  readonly reason: Reason
}

export interface Reason {
  /** The step that needs it; for one of a runbook that is run by another, behind the names of those that run it. None for the whole runbook. */
  readonly step: string | undefined
  /** To be read after the name of the step: `its script calls ec2.stop_instances`. */
  readonly text: string
}

/** What a runbook needs, and what cannot be told of it without running it. */
export interface Needs {
  readonly needs: readonly Need[]
  readonly unknown: readonly Reason[]
}

/** Where the runbook runs, as far as that is said. */
export interface Place {
  readonly partition: string
  /** `*` where it is not said. */
  readonly region: string
  readonly account: string
}
