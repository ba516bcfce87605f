import { stepFields } from '../../../schemas/command/step-fields.js'
import { schemaVersionsOf } from '../../../schemas/documents.js'
import { listOf } from '../../document/describe.js'
import { stepIndex } from '../../document/step-index.js'
import { documentHead } from '../places.js'
import { commands, type Finding, replaceWith, rule } from '../rule.js'

export const preconditionInOldSchema = rule({
  name: 'precondition-in-old-schema',
  severity: 'error',
  kinds: commands,
  summary: 'A step has a precondition in a document whose schema version has none.',
  why: 'The agent fails the step: preconditions came with schema version 2.2.',
  aws: 'Precondition is not supported for document schema version prior to 2.2. Step name: X',
  page: 'documents-schemas-features',

  check(document) {
    const { schemaVersion } = document
    const versions = stepFields.precondition?.schemaVersions ?? []
    if (schemaVersion === undefined || versions.includes(schemaVersion)) return []
    const version = document.entry('schemaVersion')?.value
    const newer = versions.at(-1)
    if (!schemaVersionsOf('Command').includes(schemaVersion) || !version || newer === undefined) return []
    const found: Finding[] = []
    for (const { entry } of stepIndex(document).withField('precondition')) {
      found.push({
        range: entry.key,
        message: `a precondition needs schema version ${listOf(versions)}, and the document has ${schemaVersion}`,
        related: [{ range: documentHead(document), message: 'the version stands here' }],
        fixes: [replaceWith(version, newer, { title: `use schema version ${newer}`, safe: false })],
      })
    }
    return found
  },
})
