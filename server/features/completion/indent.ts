import { once } from '../../document/once.js'
import type { Tree } from '../../syntax/tree.js'
import { usualIndent } from '../write-value.js'
import { isBlank, linesFrom, type YamlLine } from './yaml-lines.js'

/** Texts that begin with blanks tell their indentation by one digit. */
const deepest = 9

/** How much deeper than a key the lines of a text have what stands below it: as the first of them that is indented at all. */
export const indentOf = once(({ text }: Tree): number => {
  let key: YamlLine | undefined
  for (const line of linesFrom(text, 0)) {
    if (isBlank(line)) continue
    const deeper = key ? (line.dashes[0] ?? line.column) - key.column : 0
    if (deeper > 0) return Math.min(deeper, deepest)
    key = line.key?.rest === '' ? line : undefined
  }
  return usualIndent
})
