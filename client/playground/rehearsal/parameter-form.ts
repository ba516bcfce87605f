import type { Parameter } from '../../../server/document/document.js'
import { baseType } from '../../../server/document/value-types.js'
import { inventParameters } from '../../../server/simulator/invent-parameters.js'
import { loadPatterns } from '../../../server/simulator/load-patterns.js'
import { parameterRefusal } from '../../../server/simulator/start-parameters.js'
import { keyText, stringOf, toJson } from '../../../server/syntax/tree.js'
import type { FormField, GivenParameters, TextFile } from './questions.js'
import { readDocument } from './read-document.js'

/** The parameters of a document as a form asks for them; none of one that cannot be read. */
export async function formOf(file: TextFile): Promise<readonly FormField[]> {
  const read = await readDocument(file)
  if ('faults' in read) return []
  const { matches } = await loadPatterns()
  const invented = inventParameters(read.document, {}, matches)
  return read.document.parameters.map((parameter) => ({
    name: parameter.name,
    type: parameter.type ?? 'String',
    base: baseType(parameter.type) ?? 'String',
    description: stringOf(parameter.property('description'))?.trim() ?? '',
    default: parameter.default && toJson(parameter.default),
    allowedValues: allowedValuesOf(parameter),
    allowedPattern: stringOf(parameter.property('allowedPattern')),
    invented: invented.get(parameter.name),
  }))
}

function allowedValuesOf(parameter: Parameter): readonly string[] {
  const node = parameter.property('allowedValues')
  return node?.kind === 'list' ? node.items.flatMap((item) => (item.kind === 'scalar' ? keyText(item) : [])) : []
}

/** Why the service would not start the document with the values, in its words where they are known. */
export async function refusalsOf(
  file: TextFile,
  parameters: GivenParameters,
): Promise<Readonly<Record<string, string>>> {
  const read = await readDocument(file)
  if ('faults' in read) return {}
  const { matches } = await loadPatterns()
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => {
      const parameter = read.document.parameter(name)
      const refusal = parameter && parameterRefusal(parameter, value, matches)
      return refusal === undefined ? [] : [[name, refusal] as const]
    }),
  )
}
