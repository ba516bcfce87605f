import { isHostRange } from '../hosts/host.js'
import { isFatal, type Range, type SyntaxFault, type Tree } from '../syntax/tree.js'
import type { Found } from './kept-findings.js'
import type { Finding } from './rule.js'

/** What rules find in a text that was read as it was probably meant, without what only comes of the faults in it. */
export function besideFaults(
  found: readonly Found[],
  { text, format }: Tree,
  all: readonly SyntaxFault[],
): readonly Found[] {
  const faults = all.filter(isFatal).map((fault) => broken(text, fault))
  if (faults.length === 0) return found
  return found.filter(({ rule, finding }) => {
    const { range } = finding
    if (isHostRange(range)) return true
    const isUnread = rule.tag === 'unnecessary' && isNamedTwice(text, text.slice(range.start, range.end))
    return !isUnread && !faults.some((fault) => isAt(fault, range, text, format) || mayHold(fault, finding))
  })
}

/** A fault with the line that it stands on. */
interface Broken {
  readonly fault: Range
  readonly line: Range
  readonly words: ReadonlySet<string>
  /** The word that the line consists of. */
  readonly only: string | undefined
  /** Whether nothing stands before the fault on its line, so that the line may belong elsewhere. */
  readonly isOfLine: boolean
}

function broken(text: string, fault: Range): Broken {
  const start = text.lastIndexOf('\n', fault.start - 1) + 1
  const behind = text.indexOf('\n', fault.start)
  const line = { start, end: behind < 0 ? text.length : behind }
  const content = text.slice(line.start, line.end)
  return {
    fault,
    line,
    words: new Set(content.match(/\w+/g)),
    only: /^\W*(\w{2,})\W*$/.exec(content)?.[1],
    isOfLine: text.slice(line.start, fault.start).trim() === '',
  }
}

/** Whether a place is that of a fault, or of a value with a stray bracket behind it, or of a line of YAML that is not where it was meant to be. */
function isAt({ fault, line, isOfLine }: Broken, { start, end }: Range, text: string, format: Tree['format']): boolean {
  if (start < fault.end && fault.start < end) return true
  if (fault.start === end + 1 && /["']/.test(text[end] ?? '') && /[\]}]/.test(text[fault.start] ?? '')) return true
  return format === 'yaml' && isOfLine && line.start <= start && start <= line.end
}

/** Whether what is missing elsewhere stands on the line of a fault, where it is written in full or begun. */
function mayHold({ words, only, line }: Broken, { lacks = [], range }: Finding): boolean {
  if (line.start <= range.start && range.start <= line.end) return false
  return lacks.some((name) => words.has(name) || (only !== undefined && name.startsWith(only)))
}

/** Whether a name stands in a text once more, where it may not have been read. */
function isNamedTwice(text: string, name: string): boolean {
  if (!/^\w+$/.test(name)) return false
  const word = new RegExp(`\\b${name}\\b`, 'g')
  return word.test(text) && word.test(text)
}
