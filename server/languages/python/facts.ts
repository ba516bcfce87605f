import type { ScriptError } from '../script-error.js'
import type { Boto3Facts, Name, Span } from './boto3/facts.js'

export interface PythonParameter {
  readonly name: string
  readonly hasDefault: boolean
  /** `star` is `*name`, `double-star` is `**name`, `keyword-only` stands behind a `*`. */
  readonly kind: 'plain' | 'star' | 'double-star' | 'keyword-only'
}

/** A function which a script defines outside of classes and other functions. */
export interface PythonFunction {
  readonly name: string
  /** The range of its name. */
  readonly start: number
  readonly end: number
  readonly parameters: readonly PythonParameter[]
  /** Whether a decorator gives what stands in its place. */
  readonly isDecorated?: true
  /** The text in quotes with which its body begins. */
  readonly docstring?: { readonly start: number; readonly end: number }
}

/** A name that nothing in a script defines. */
export interface UndefinedName extends Name {
  /** All places where it stands. */
  readonly places: readonly Span[]
  /** The name that was probably meant. */
  readonly meant: string | undefined
}

/** What a rule wants to know of a Python script. */
export interface PythonFacts {
  /** The first syntax error, and statements at the wrong place such as `return` outside of a function. */
  readonly errors: readonly ScriptError[]
  /** In a script with errors some may be missing. */
  readonly functions: readonly PythonFunction[]
  /** Names which the module gets otherwise: by assignment, import, `class` and so on; `*` when it imports everything of another. */
  readonly bindings: readonly string[]
  /** Names that stand in expressions and that nothing defines where they stand, each where it stands first. */
  readonly undefinedNames: readonly UndefinedName[]
  /** How it uses boto3; nothing where it has an error behind which it cannot be read as a whole. */
  readonly boto3: Boto3Facts
}
