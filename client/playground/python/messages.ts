/** What the worker in which Python runs is told. */
export type ToPython =
  /** The program in Python that sets the interpreter up. */
  | { readonly kind: 'load'; readonly bootstrap: string }
  /** A job, with the answers to what it has asked for in runs before. Each is a line, as the Python side reads it. */
  | { readonly kind: 'run'; readonly job: string; readonly answers: readonly string[] }

/** Why there is no Python. */
export interface Absence {
  readonly message: string
  /** Whether it is so for good, as where it is not among the files of the page; else another try may find it. */
  readonly isLasting: boolean
}

/** What it tells. */
export type FromPython =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'absent' } & Absence)
  /** The line that Python said last: its result, or what it asks for behind all answers that there are. */
  | { readonly kind: 'said'; readonly line: string; readonly usable: boolean }
  | { readonly kind: 'died'; readonly message: string }
