import type { TextEdit } from './edited-text.js'

/** How a line of a conflict is told. */
export const ofConflict = 'this line marks a merge conflict; keep one of both versions, and take the marks out'

/** A line that git writes around two versions of some lines, with what tells which one it is. */
const mark = /^([<=>|])\1{6}(?: .*)?$/gm

/** The mark of a conflict that a line is: the sign that it is made of. */
export const signOfMark = (line: string): string | undefined => /^([<=>|])\1{6}(?= |$)/.exec(line)?.[1]

/** What takes the marks out of a text, with the second of two versions where both are there: blanks stand there instead. */
export function withoutConflicts(text: string): readonly TextEdit[] {
  const marks = Array.from(text.matchAll(mark), ({ 0: line, 1: sign, index: start }) => ({
    sign,
    start,
    end: start + line.length,
  }))
  // Lines of `|` alone may be anything.
  if (marks.every(({ sign }) => sign === '|')) return []
  const lastEnd = marks.findLastIndex(({ sign }) => sign === '>')
  const edits: TextEdit[] = []
  for (let at = 0; at < marks.length; at++) {
    const { sign, start } = marks[at] as (typeof marks)[number]
    if (sign === '=' || sign === '|') while (at < lastEnd && marks[at]?.sign !== '>') at++
    const end = marks[at]?.end ?? start
    edits.push({ start, end, text: text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') })
  }
  return edits
}
