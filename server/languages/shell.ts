import { remember } from './remember.js'
import type { ScriptError } from './script-error.js'

export interface ShellFacts {
  /** The first syntax error. */
  readonly errors: readonly ScriptError[]
  /** What bash takes with a warning: here-documents whose closing line is missing. */
  readonly warnings: readonly ScriptError[]
}

export interface Shell {
  /** Tells what is wrong with a script of sh or bash; a script with the first line of another interpreter is not looked at. */
  check(source: string): ShellFacts
}

/** Loads the parser for shell scripts, which most documents do not need. */
export async function loadShell(): Promise<Shell> {
  const { checkShell } = await import('./shell/check.js')
  return { check: remember((source) => (isForOther(source) ? nothing : checkShell(source))) }
}

const nothing: ShellFacts = { errors: [], warnings: [] }

const isForOther = (source: string) => source.startsWith('#!') && !/^#!.*\b(?:ba|da|a)?sh\b/.test(source)
