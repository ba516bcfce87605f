import { singleProperties } from '../../../schemas/command/step-fields.js'
import { entryOf, keyText } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'

export const listedProperties = rule({
  name: 'listed-properties',
  severity: 'warning',
  kinds: ['Command'],
  summary: 'A plugin of schema version 1.2 has a list of properties, and takes one map.',
  why: 'Most plugins are carried out once for each item of the list; these read one map and cannot do anything with a list.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const config = document.entry('runtimeConfig')?.value
    const found: Finding[] = []
    for (const { key, value } of config?.kind === 'map' ? config.entries : []) {
      const properties = entryOf(value, 'properties')
      if (!singleProperties.includes(keyText(key)) || properties?.value.kind !== 'list') continue
      found.push({ range: properties.key, message: `\`properties\` of \`${keyText(key)}\` is one map, found a list` })
    }
    return found
  },
})
