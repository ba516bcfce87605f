import type { Json } from '../../syntax/tree.js'

/** A script to run, with all that it may know. */
export interface Job {
  /** Virtual time, in milliseconds since 1970. */
  readonly now: number
  /** What the script draws by chance follows from it. */
  readonly seed: string
  readonly script: string
  readonly handler: string
  readonly payload: Json
  readonly context: Json
  /** In which the script lies, as tracebacks tell. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly attachment: Attachment | null
}

/** A file that is attached to a document. */
export interface Attachment {
  readonly name: string
  /** In base64. */
  readonly content: string
}

/** How a script ended. */
export type Ran = { readonly printed: string } & (
  | { readonly done: 'returned'; readonly value: Json }
  | { readonly done: 'raised'; readonly message: string }
  /** It was told to stop. */
  | { readonly done: 'stopped'; readonly message: string }
  /** It ran longer than it may. */
  | { readonly done: 'late' }
  /** What ran it came to an end of its own. */
  | { readonly done: 'died'; readonly message: string }
)

/** Answers what a script asks for, which is whatever the script made up. */
export type AnswerAsked = (message: unknown) => Promise<Told>

/** What is told to a script, and what time it is then. */
export interface Told {
  readonly now: number
  readonly reply: object
}

/** Runs scripts in Python, somewhere. */
export interface Interpreter {
  run(job: Job, answer: AnswerAsked): Promise<Ran>
  close(): Promise<void>
}
