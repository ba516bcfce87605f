import { fixedText } from '../../document/inputs.js'
import { mistypedInfo, sourceInfoOf } from '../command/source-info.js'
import { commands, type Finding, rule } from '../rule.js'

export const unpinnedContent = rule({
  name: 'unpinned-content',
  severity: 'warning',
  kinds: commands,
  summary: 'A node downloads whatever a branch of a repository holds at the time.',
  why: 'Nodes get other content whenever somebody pushes to the branch, and nobody has looked at it together with the document. `commitID:` names one state for good.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of document.steps) {
      const info = sourceInfoOf(document, step)
      if (info?.type !== 'Git' && info?.type !== 'GitHub') continue
      const options = info.entry('getOptions')
      const text = options && fixedText(options.value)
      // Options that are mistyped are told elsewhere.
      if (options ? text === undefined || !/^(?:branch:.*)?$/.test(text) : mistypedInfo(info).has('getOptions'))
        continue
      const range = options ? info.toRange(options.value) : info.head
      found.push({ range, message: 'the content changes with the branch; name a commit by `getOptions: commitID:…`' })
    }
    return found
  },
})
