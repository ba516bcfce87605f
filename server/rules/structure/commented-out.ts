import { scriptFormats, type Value } from '../../../schemas/values.js'
import { accepts } from '../../document/accepts.js'
import type { Node, Range, ScalarNode, Tree } from '../../syntax/tree.js'
import { inQuotes } from '../../syntax/unquoted-reference.js'
import { type Fix, replaceWith } from '../rule.js'

/** A comment that stands where a value was meant: YAML reads `- #!/bin/bash` as an item with nothing in it. */
export interface CommentedOut {
  readonly range: Range
  /** To be read behind "found nothing". */
  readonly words: string
  readonly fix: Fix
}

/** An absent value with what stands for it in the schema. */
interface Place {
  readonly node: Node
  readonly schema: Value
}

/** The comment behind the place of an absent value, on its line, where it can have been meant as the text that is to stand there. */
export function commentedOut({ text, format }: Tree, { node, schema }: Place): CommentedOut | undefined {
  if (format === 'json' || node.kind !== 'scalar' || node.value !== null || node.start !== node.end) return undefined
  behindBlanks.lastIndex = node.end
  const comment = behindBlanks.exec(text)?.[1]
  if (comment === undefined) return undefined
  const end = behindBlanks.lastIndex
  const range = { start: end - comment.length, end }
  if (!takesText(schema, { kind: 'scalar', style: 'single', value: comment, ...range })) return undefined
  const quoted = inQuotes(comment)
  // The first line of a script can only have been meant as one.
  const fix = replaceWith(range, quoted, { title: 'put it in quotes', safe: comment.startsWith('#!') })
  return { range, words: ', because a comment begins at `#`; put text that begins so in quotes', fix }
}

/** What a blank or another `#` sets off from its `#` is a comment like any other. */
const behindBlanks = /[ \t]+(#[^\s#](?:[^\r\n]*[^\s])?)/y

/** Scripts are any text; other formats are of names and values that never begin with `#`. */
const takesText = (schema: Value, text: ScalarNode): boolean =>
  (schema.ssm?.format === undefined || scriptFormats.has(schema.ssm.format)) && accepts(schema, text)
