import type { SsmType } from '../../../schemas/values.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { stepIndex } from '../../document/step-index.js'
import { baseType } from '../../document/value-types.js'
import { type Node, stringOf } from '../../syntax/tree.js'

/** A step that sets a variable: the new value, and the type that the variable is declared with. */
export interface Update {
  readonly value: Node
  readonly type: SsmType
}

/** Every update of a variable whose type is known. */
export function* updatesOf(document: SsmDocument): Generator<Update> {
  for (const step of stepIndex(document).withAction('aws:updateVariable')) {
    const value = step.input('Value')
    const type = value && typeSet(step, document)
    if (value && type) yield { value, type }
  }
}

function typeSet(step: Step, document: SsmDocument): SsmType | undefined {
  const name = /^variable:(.+)$/.exec(stringOf(step.input('Name')) ?? '')?.[1]
  return name === undefined ? undefined : baseType(document.variable(name)?.type)
}
