import { schemaVersionsOf } from '../../../schemas/documents.js'
import { replaceWith, rule } from '../rule.js'
import { writtenVersion } from './written-version.js'

export const unquotedSchemaVersion = rule({
  name: 'unquoted-schema-version',
  severity: 'error',
  summary: 'The schema version is a number instead of text.',
  why: 'Systems Manager refuses a number that CloudFormation sends it, and the agent cannot decode one in JSON. In YAML `2.2` without quotes is a number, too; whether a document in YAML is refused for it is not documented, so that there it is a warning.',
  aws: 'Invalid request provided: schemaVersion should be String',
  page: 'documents-schemas-features',

  check({ kind, tree, entry }, { resource }) {
    const node = entry('schemaVersion')?.value
    if (node?.kind !== 'scalar' || typeof node.value !== 'number') return []
    const written = writtenVersion(tree, node)
    if (written === undefined || !schemaVersionsOf(kind).includes(written)) return []
    const quoted = tree.format === 'json' ? `"${written}"` : `'${written}'`
    const message = `the schema version ${written} is a number without quotes; write \`${quoted}\``
    // CloudFormation sends a map on as JSON.
    const isJson = tree.format === 'json' || (resource?.host === 'CloudFormation' && resource.content === 'map')
    const fixes = [replaceWith(node, quoted, { safe: true })]
    return [{ range: node, message, fixes, ...(!isJson && { severity: 'warning' }) }]
  },
})
