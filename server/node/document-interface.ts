import type { Parameter, SsmDocument } from '../document/document.js'
import type { DocumentInterface, InterfaceParameter } from '../document/repository.js'
import { keyText, type Node, stringOf } from '../syntax/tree.js'

/** What documents that call this one can know of it; nothing where it has no name. */
export function interfaceOf(document: SsmDocument, path: string): DocumentInterface | undefined {
  const { name, kind, schemaVersion, parameters } = document
  if (name === undefined) return undefined
  const named = parameters.map((parameter) => [parameter.name, parameterOf(parameter)] as const)
  return { name, kind, schemaVersion, parameters: new Map(named), path }
}

function parameterOf(parameter: Parameter): InterfaceParameter {
  const allowedValues = textsOf(parameter.property('allowedValues'))
  const allowedPattern = stringOf(parameter.property('allowedPattern'))
  return {
    type: parameter.type,
    required: parameter.default === undefined,
    ...(allowedValues && { allowedValues }),
    ...(allowedPattern !== undefined && { allowedPattern }),
  }
}

/** The values of a list as text; nothing where one is unknown, for then nothing can be held against a caller. */
function textsOf(node: Node | undefined): string[] | undefined {
  if (node?.kind !== 'list') return undefined
  const known = node.items.flatMap((item) => (item.kind === 'scalar' && !item.dynamic ? [keyText(item)] : []))
  return known.length === node.items.length ? known : undefined
}
