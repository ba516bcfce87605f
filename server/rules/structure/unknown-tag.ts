import type { SsmDocument } from '../../document/document.js'
import { type Node, type Tree, walk } from '../../syntax/tree.js'
import { inQuotes } from '../../syntax/unquoted-reference.js'
import { headOf } from '../places.js'
import { type Finding, type Fix, replaceWith, rule } from '../rule.js'

export const unknownTag = rule({
  name: 'unknown-tag',
  severity: 'warning',
  needs: 'tags',
  summary: 'A value has a YAML tag that another tool reads, such as `!Sub` of CloudFormation.',
  why: 'Systems Manager gets the document as it stands. What it makes of such a tag is not documented: it may refuse the document, or take the text behind the tag for the value. CloudFormation fills in its functions in its own templates only.',
  acrossSteps: true,

  check(document: SsmDocument) {
    const found: Finding[] = []
    for (const node of walk(document.root)) {
      if (node.tag === undefined || !/^!\w/.test(node.tag)) continue
      const meant = referenceMeant(node, document)
      found.push({
        range: node.kind === 'scalar' ? node : headOf(node),
        message: `\`${node.tag}\` means nothing to Systems Manager; write ${meant === undefined ? 'the value that it stands for' : `\`${meant}\``}`,
        ...(meant !== undefined && { fixes: written(node, meant, document.tree) }),
      })
    }
    return found
  },
})

/** The reference to a parameter, or to an output, that a function of CloudFormation was meant as. */
function referenceMeant(node: Node, document: SsmDocument): string | undefined {
  const name = node.kind === 'scalar' ? String(node.value) : ''
  const [step = '', output] = name.split('.')
  const isMeant =
    node.tag === '!Ref' ? document.parameter(name) : node.tag === '!GetAtt' && output && document.step(step)
  return isMeant ? inQuotes(`{{ ${name} }}`) : undefined
}

/** The tag and the name behind it as the reference, where they stand on one line. */
function written({ start, end, tag = '' }: Node, meant: string, { text }: Tree): readonly Fix[] {
  const from = text.lastIndexOf(tag, start)
  return text.slice(from + tag.length, start).trim() === '' && !text.slice(from, start).includes('\n')
    ? [replaceWith({ start: from, end }, meant)]
    : []
}
