import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { rule } from '../rule.js'

export const malformedVersionName = rule({
  name: 'malformed-version-name',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'The name of a version is too long or too short, or has a character that such names cannot have.',
  why: 'Systems Manager refuses the version. Terraform asks for at least three characters, and does not get as far.',
  aws: "Value 'X' at 'versionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9_\\-.]{1,128}$",

  check(_document, { resource }) {
    const name = resource?.properties.get('VersionName')
    const fewest = resource?.host === 'Terraform' ? 3 : 1
    if (name?.value === undefined || holdsPlaceholder(name.value)) return []
    if (/^[a-zA-Z0-9_\-.]{1,128}$/.test(name.value) && name.value.length >= fewest) return []
    return [
      {
        range: name.range,
        message: `\`${name.value}\` is no name of a version; one has ${fewest} to 128 of letters, digits, \`_\`, \`-\` and \`.\``,
      },
    ]
  },
})
