import { schemaVersionsOf } from '../../../schemas/documents.js'
import { replaceWith, rule } from '../rule.js'
import { writtenVersion } from './written-version.js'

export const unquotedSchemaVersion = rule({
  name: 'unquoted-schema-version',
  severity: 'error',
  summary: 'The schema version is a number instead of text.',
  why: 'Systems Manager wants text and refuses a number; the agent cannot decode it either. In YAML `2.2` without quotes is a number.',
  aws: 'Invalid request provided: schemaVersion should be String',
  page: 'documents-schemas-features',

  check({ kind, tree, entry }) {
    const node = entry('schemaVersion')?.value
    if (node?.kind !== 'scalar' || typeof node.value !== 'number') return []
    const written = writtenVersion(tree, node)
    if (written === undefined || !schemaVersionsOf(kind).includes(written)) return []
    const quoted = tree.format === 'json' ? `"${written}"` : `'${written}'`
    const message = `the schema version ${written} is a number without quotes; write \`${quoted}\``
    return [{ range: node, message, fixes: [replaceWith(node, quoted, { safe: true })] }]
  },
})
