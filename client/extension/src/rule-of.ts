import type { Diagnostic } from 'vscode'

/** The name of the rule that found something. */
export const ruleOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : (code ?? ''))
