import { fixedText } from '../../document/inputs.js'
import { commands, type Finding, rule } from '../rule.js'
import { mistypedInfo, sourceInfoOf } from './source-info.js'

export const missingSourceInfo = rule({
  name: 'missing-source-info',
  severity: 'error',
  kinds: commands,
  summary: 'A download lacks what its type of source needs.',
  why: 'The agent fails the step. Which keys `sourceInfo` has depends on `sourceType`.',
  aws: [
    'Owner for GitHub SourceType must be specified',
    'Repository for GitHub SourceType must be specified',
    'Repository for Git resources type must be specified',
    'S3 source path in SourceInfo must be specified',
    'SSM Document name in SourceType must be specified',
  ],
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of document.steps) {
      const info = sourceInfoOf(document, step)
      if (!info) continue
      const mistyped = mistypedInfo(info)
      const method = fixedText(info.entry('authMethod')?.value)
      const signsIn = info.type === 'HTTP' && (method === 'Basic' || method === 'Digest')
      for (const name of signsIn ? [...info.required, 'username', 'password'] : info.required) {
        if (info.entry(name) || mistyped.has(name)) continue
        const what = signsIn && name !== 'url' ? `authentication by ${method}` : `a download of type ${info.type}`
        found.push({ range: info.head, message: `${what} needs \`${name}\` in \`sourceInfo\`` })
      }
    }
    return found
  },
})
