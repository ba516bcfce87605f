import { undocumentedVersions } from '../../../schemas/command/document.js'
import { schemaVersionsOf } from '../../../schemas/documents.js'
import { isCommand } from '../../document/build.js'
import { describeNode, listOf } from '../../document/describe.js'
import { isDynamic } from '../../syntax/tree.js'
import { headOf, kindName } from '../places.js'
import { rule } from '../rule.js'
import { writtenVersion } from './written-version.js'

export const unknownSchemaVersion = rule({
  name: 'unknown-schema-version',
  severity: 'error',
  summary: 'The schema version is none that this kind of document has.',
  why: 'Systems Manager refuses the document when it is created. The type under which a document is sent decides which versions it can have.',
  aws: [
    'Document schema version is invalid. Value: 3.0',
    '2.2 is not a valid schema version for Automation document type',
    'Document with schema version X is not supported by this version of ssm agent, please update to latest version',
  ],
  page: 'documents-schemas-features',

  check(document) {
    const node = document.entry('schemaVersion')?.value
    const versions = schemaVersionsOf(document.kind)
    if (!node || isDynamic(node) || versions.length === 0) return []
    const written = writtenVersion(document.tree, node)
    if (written !== undefined && versions.includes(written)) return []
    const better = written !== undefined && isCommand(document.kind) ? undocumentedVersions.get(written) : undefined
    const choice = listOf(versions.map((version) => `\`${version}\``))
    if (written === undefined)
      return [{ range: headOf(node), message: `expected the schema version ${choice}, found ${describeNode(node)}` }]
    if (better !== undefined) {
      const message = `\`${written}\` is no documented schema version of ${document.kind} documents; write \`${better}\``
      return [{ range: node, severity: 'warning', message }]
    }
    return [
      { range: node, message: `${kindName(document.kind)} has no schema version \`${written}\`; write ${choice}` },
    ]
  },
})
