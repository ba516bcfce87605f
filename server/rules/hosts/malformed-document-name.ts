import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { rule } from '../rule.js'

export const malformedDocumentName = rule({
  name: 'malformed-document-name',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'The name of a document is too short, too long, or has a character that names cannot have.',
  why: 'Systems Manager refuses the document when it is created.',
  aws: "Value 'X' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9_\\-.]{3,128}$",

  check(_document, { resource }) {
    const name = resource?.properties.get('Name')
    if (name?.value === undefined || holdsPlaceholder(name.value)) return []
    if (/^[a-zA-Z0-9_\-.]{3,128}$/.test(name.value)) return []
    return [
      {
        range: name.range,
        message: `\`${name.value}\` is no document name; a name has 3 to 128 of letters, digits, \`_\`, \`-\` and \`.\``,
      },
    ]
  },
})
