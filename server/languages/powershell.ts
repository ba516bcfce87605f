import { remember } from './remember.js'
import type { ScriptError } from './script-error.js'

export interface PowerShellFacts {
  /** The first error in strings, comments, brackets or the blocks of statements. */
  readonly errors: readonly ScriptError[]
}

export interface PowerShell {
  /** Tells what is wrong with a script as far as its strings, comments, brackets and blocks show it; commands are not parsed. */
  check(source: string): PowerShellFacts
}

/** Loads the checks for PowerShell scripts, which most documents do not need. */
export async function loadPowerShell(): Promise<PowerShell> {
  const { checkPowerShell } = await import('./powershell/check.js')
  return { check: remember(checkPowerShell) }
}
