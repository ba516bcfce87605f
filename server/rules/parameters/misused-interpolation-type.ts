import type { Parameter, SsmDocument } from '../../document/document.js'
import { stringOf } from '../../syntax/tree.js'
import { baseType } from '../../document/value-types.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'

export const misusedInterpolationType = rule({
  name: 'misused-interpolation-type',
  severity: 'warning',
  kinds: [...runbooks, ...commands],
  needs: 'interpolation types',
  summary: 'A parameter has `interpolationType` where it has no effect.',
  why: 'Only text parameters of Command documents with schema version 2.2 reach the node as environment variables. Elsewhere the value is still pasted into scripts as it is, so that the protection is missing.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const node = parameter.property('interpolationType')
      if (stringOf(node) === undefined || !node) continue
      const reason = reasonAgainst(document, parameter)
      if (reason !== undefined) found.push({ range: node, message: `\`interpolationType\` has no effect ${reason}` })
    }
    return found
  },
})

function reasonAgainst({ kind, schemaVersion }: SsmDocument, { type }: Parameter): string | undefined {
  if (!commands.includes(kind)) return 'in a runbook; it is for Command documents'
  const base = baseType(type)
  if (base !== undefined && base !== 'String') return `on a parameter of type \`${type}\`; it is for type \`String\``
  return schemaVersion === '2.2' || schemaVersion === undefined
    ? undefined
    : `with schema version ${schemaVersion}; write \`2.2\``
}
