import type { Parameter, SsmDocument } from '../../document/document.js'
import { type ScalarNode, stringOf } from '../../syntax/tree.js'

/** The pattern of a parameter as it stands in the text. */
export interface WrittenPattern {
  readonly parameter: Parameter
  readonly node: ScalarNode
  readonly pattern: string
}

/** Every known pattern of a document. */
export function patternsOf({ parameters }: SsmDocument): readonly WrittenPattern[] {
  return parameters.flatMap((parameter) => {
    const node = parameter.property('allowedPattern')
    const pattern = stringOf(node)
    return node?.kind === 'scalar' && pattern !== undefined ? [{ parameter, node, pattern }] : []
  })
}
