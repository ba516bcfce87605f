import type { Plugin } from '../../../schemas/action.js'
import { schemaVersionsOf } from '../../../schemas/documents.js'
import { listOf } from '../../document/describe.js'
import { documentHead } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'

export const pluginInWrongVersion = rule({
  name: 'plugin-in-wrong-version',
  severity: 'error',
  kinds: commands,
  summary: 'A document names a plugin that its schema version does not have.',
  why: 'The agent does not run the plugin, and the command fails.',
  page: 'documents-schemas-features',
  acrossSteps: true,

  check(document) {
    const { schemaVersion } = document
    if (schemaVersion === undefined || !schemaVersionsOf('Command').includes(schemaVersion)) return []
    const found: Finding[] = []
    for (const { definition, actionNode, action } of document.steps) {
      const versions: readonly string[] =
        definition && 'schemaVersions' in definition ? (definition as Plugin).schemaVersions : []
      if (!actionNode || versions.length === 0 || versions.includes(schemaVersion)) continue
      const message = `\`${action}\` needs schema version ${listOf(versions)}, and the document has ${schemaVersion}`
      found.push({
        range: actionNode,
        message,
        related: [{ range: documentHead(document), message: 'the version stands here' }],
      })
    }
    return found
  },
})
