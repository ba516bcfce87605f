import type { Range, ScalarNode } from '../../syntax/tree.js'
import type { TestCase } from './test-case.js'

/** A change of the text of a test file. */
export interface TraceEdit extends Range {
  readonly text: string
}

/** The changes that write a trace into a test file; everything around it stays, comments too. */
export function recordTrace({ trace }: TestCase, lines: readonly string[], text: string): readonly TraceEdit[] {
  if (trace?.value.kind !== 'scalar') return []
  const { key, value, inFlow } = trace
  const { start, end, style } = value
  const indented = (indent: string) => lines.map((line) => `${indent}${line}`).join('\n')
  if (style === 'literal' || style === 'folded') {
    const content = text.slice(start, end)
    const written = { end: start + content.trimEnd().length, text: indented(/^ */.exec(content)?.[0] ?? '') }
    // Folding would join the lines: such a text gets another header.
    if (style === 'literal') return [{ start, ...written }]
    return [{ start: key.end + quotesOf(key), end: written.end, text: `: |\n${written.text}` }]
  }
  const token = { start: start - quotesOf(value), end: end + quotesOf(value) }
  if (inFlow) return [{ ...token, text: JSON.stringify(lines.join('\n')) }]
  const column = key.start - quotesOf(key) - (text.lastIndexOf('\n', key.start - 1) + 1)
  const behind = /[^\r\n]*/.exec(text.slice(token.end))?.[0].length ?? 0
  const lineEnd = token.end + behind
  return [
    { ...token, text: '|' },
    { start: lineEnd, end: lineEnd, text: `\n${indented(' '.repeat(column + 2))}` },
  ]
}

/** Characters that stand before the content of a scalar, and behind it. */
const quotesOf = ({ style }: ScalarNode): number => (style === 'single' || style === 'double' ? 1 : 0)
