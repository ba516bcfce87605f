import { keyText, type Node, stringOf } from '../syntax/tree.js'
import { type Call, callsOf } from './calls.js'
import { certainRuns } from './certain-runs.js'
import type { Parameter, SsmDocument } from './document.js'
import { parametersKnown } from './known-names.js'
import { limitsOf } from './limits.js'
import type { DocumentInterface, InterfaceParameter } from './repository.js'

/** The name under which others may call a document; nothing where it has none, or where a host brings forth its parameters. */
export const callableName = (document: SsmDocument): string | undefined =>
  parametersKnown(document) ? document.name : undefined

/** What documents that call this one can know of it; nothing where none can. */
export function interfaceOf(document: SsmDocument, path?: string): DocumentInterface | undefined {
  const { kind, schemaVersion, parameters } = document
  const name = callableName(document)
  if (name === undefined) return undefined
  const declared = parameters.map((parameter) => [parameter.name, parameterOf(parameter)] as const)
  const runs = [...callsOf(document).filter(runsOnNode), ...certainRuns(document)].map((call) => call.name)
  return {
    name,
    kind,
    schemaVersion,
    parameters: new Map(declared),
    ...(runs.length > 0 && { runs }),
    ...(path !== undefined && { path }),
  }
}

const runsOnNode = ({ by, account }: Call): boolean => by === 'aws:runDocument' && !account

function parameterOf(parameter: Parameter): InterfaceParameter {
  const allowedValues = textsOf(parameter.property('allowedValues'))
  const allowedPattern = stringOf(parameter.property('allowedPattern'))
  const limits = limitsOf(parameter)
  return {
    type: parameter.type,
    required: parameter.node.kind === 'map' && parameter.default === undefined,
    ...(allowedValues && { allowedValues }),
    ...(allowedPattern !== undefined && { allowedPattern }),
    ...(limits && { limits }),
  }
}

/** The values of a list as text; nothing where one is unknown, for then nothing can be held against a caller. */
function textsOf(node: Node | undefined): string[] | undefined {
  if (node?.kind !== 'list') return undefined
  const known = node.items.flatMap((item) => (item.kind === 'scalar' && !item.dynamic ? [keyText(item)] : []))
  return known.length === node.items.length ? known : undefined
}
