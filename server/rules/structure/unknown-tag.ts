import type { SsmDocument } from '../../document/document.js'
import { walk } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { type Finding, rule } from '../rule.js'

export const unknownTag = rule({
  name: 'unknown-tag',
  severity: 'warning',
  needs: 'tags',
  summary: 'A value has a YAML tag that another tool reads, such as `!Sub` of CloudFormation.',
  why: 'Systems Manager gets the document as it stands. What it makes of such a tag is not documented: it may refuse the document, or take the text behind the tag for the value. CloudFormation fills in its functions in its own templates only.',

  check({ root }: SsmDocument) {
    const found: Finding[] = []
    for (const node of walk(root)) {
      if (node.tag === undefined || !/^!\w/.test(node.tag)) continue
      found.push({
        range: node.kind === 'scalar' ? node : headOf(node),
        message: `\`${node.tag}\` means nothing to Systems Manager; write the value that it stands for`,
      })
    }
    return found
  },
})
