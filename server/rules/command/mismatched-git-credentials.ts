import { fixedText } from '../../document/inputs.js'
import { keyText } from '../../syntax/tree.js'
import { commands, type Finding, rule } from '../rule.js'
import { sourceInfoOf } from './source-info.js'

export const mismatchedGitCredentials = rule({
  name: 'mismatched-git-credentials',
  severity: 'error',
  kinds: commands,
  summary: 'A Git repository is downloaded with credentials of another kind than its address takes.',
  why: 'The agent fails the step: an SSH address takes a private key, an HTTP address a user name and a password.',
  aws: [
    'Neither Username nor Password must not be provided for Git type repository URL. Private SSH key for authentication',
    'Private SSH key must not be provided for HTTP type repository URL. Username and Password is required for authentication',
  ],
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of document.steps) {
      const info = sourceInfoOf(document, step)
      const address = info && fixedText(info.entry('repository')?.value)
      if (info?.type !== 'Git' || address === undefined) continue
      const overHttp = /^https?:\/\//i.test(address)
      for (const name of overHttp ? ['privateSSHKey'] : ['username', 'password']) {
        const entry = info.entry(name)
        if (!entry) continue
        const takes = overHttp
          ? 'an HTTP address takes `username` and `password`'
          : 'an SSH address takes `privateSSHKey`'
        found.push({
          range: info.toRange(entry.key),
          message: `\`${keyText(entry.key)}\` does not go with this repository; ${takes}`,
        })
      }
    }
    return found
  },
})
