/** What the worker in which Python runs is told. */
export type ToPython =
  /** The program in Python that sets the interpreter up. */
  | { readonly kind: 'load'; readonly bootstrap: string }
  /** A job, with the answers to what it has asked for in runs before. Each is a line, as the Python side reads it. */
  | { readonly kind: 'run'; readonly job: string; readonly answers: readonly string[] }

/** What it tells. */
export type FromPython =
  | { readonly kind: 'ready' }
  /** There is no Python: it is not among the files of the page, or cannot be set up here. */
  | { readonly kind: 'absent'; readonly message: string }
  /** The line that Python said last: its result, or what it asks for behind all answers that there are. */
  | { readonly kind: 'said'; readonly line: string; readonly usable: boolean }
  | { readonly kind: 'died'; readonly message: string }
