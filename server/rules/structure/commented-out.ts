import type { Node, Range, Tree } from '../../syntax/tree.js'
import { type Fix, replaceWith } from '../rule.js'

/** A comment that stands where a value was meant: YAML reads `- #!/bin/bash` as an item with nothing in it. */
export interface CommentedOut {
  readonly range: Range
  /** To be read behind "found nothing". */
  readonly words: string
  readonly fix: Fix
}

/** The comment behind the place of an absent value, on its line. */
export function commentedOut({ text, format }: Tree, node: Node): CommentedOut | undefined {
  if (format === 'json' || node.kind !== 'scalar' || node.value !== null || node.start !== node.end) return undefined
  behindBlanks.lastIndex = node.end
  const comment = behindBlanks.exec(text)?.[1]
  if (comment === undefined) return undefined
  const end = behindBlanks.lastIndex
  const range = { start: end - comment.length, end }
  const quoted = `'${comment.replaceAll("'", "''")}'`
  // The first line of a script can only have been meant as one.
  const fix = replaceWith(range, quoted, { title: 'put it in quotes', safe: comment.startsWith('#!') })
  return { range, words: ', because a comment begins at `#`; put text that begins so in quotes', fix }
}

const behindBlanks = /[ \t]+(#[^\r\n]*[^\s])/y
