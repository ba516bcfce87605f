import type { Range } from '../syntax/tree.js'

/** Whether a finding of a rule at a place was waved through by a comment in the text. */
export type Ignored = (rule: string, range: Range) => boolean

const comment = /#\s*ssmith:\s*ignore(-file)?(?:\[([a-z0-9, -]*)\])?/g

/**
 * Reads `# ssmith: ignore[rule, …]` comments: behind code for its line, on a line of its own for the next line; `ignore-file` for the
 * whole text. Without rules in brackets all are meant.
 */
export function ignoresOf(text: string): Ignored {
  if (!hasComments(text)) return () => false
  const whole: (ReadonlySet<string> | 'all')[] = []
  const lines: { readonly start: number; readonly end: number; readonly rules: ReadonlySet<string> | 'all' }[] = []
  for (const match of text.matchAll(comment)) {
    const names = match[2]?.split(',').map((name) => name.trim()) ?? []
    const rules = match[2] === undefined ? 'all' : new Set(names)
    if (match[1]) whole.push(rules)
    else lines.push({ ...linesAt(text, match.index), rules })
  }
  const covers = (rules: ReadonlySet<string> | 'all', rule: string) => rules === 'all' || rules.has(rule)
  return (rule, { start }) =>
    whole.some((rules) => covers(rules, rule)) ||
    lines.some((line) => start >= line.start && start < line.end && covers(line.rules, rule))
}

const mark = /\s*ssmith:/y

/** Whether it is worth looking for comments. To look at each `#` takes a fraction of the time of a search for the word. */
function hasComments(text: string): boolean {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    mark.lastIndex = at + 1
    if (mark.test(text)) return true
  }
  return false
}

/** The line of a comment, and the next one where the comment stands alone. */
function linesAt(text: string, at: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = endOfLine(text, at)
  return { start, end: text.slice(start, at).trim() === '' ? endOfLine(text, end + 1) : end }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length + 1 : at
}
