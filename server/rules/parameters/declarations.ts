import type { DeclarationKind } from '../../../schemas/parameter-types.js'
import { isAutomation, isCommand } from '../../document/build.js'
import type { Parameter } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'

/** A declared parameter or variable, and as which of both, in which kind of document, it was declared. */
export interface Declaration {
  readonly parameter: Parameter
  readonly kind: DeclarationKind
}

/** All declarations of a document in the order of the text within each section. */
export const declarationsOf = factOf(({ kind, parameters, variables }): readonly Declaration[] => {
  const own = isAutomation(kind) ? 'Automation' : isCommand(kind) ? 'Command' : 'Session'
  return [
    ...parameters.map((parameter) => ({ parameter, kind: own }) as const),
    ...variables.map((parameter) => ({ parameter, kind: 'Variable' }) as const),
  ]
})
