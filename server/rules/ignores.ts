import { addTo } from '../languages/add-to.js'
import { lastAtMost } from '../syntax/last-at-most.js'
import type { Range } from '../syntax/tree.js'
import { commentsIn, type IgnoreComment } from './ignore-comments.js'

/** What the comments of a text wave through. */
export interface Ignores {
  /** Whether a finding of a rule at a place was waved through. The comments keep that they did so. */
  hides(rule: string, range: Range): boolean
  /** Whether a comment is to hide what a rule finds at a place, of those that the test picks. */
  isToHide(rule: string, range: Range, test: (comment: UsedComment) => boolean): boolean
  readonly comments: readonly UsedComment[]
}

/** A comment with the rules of which it has hidden findings. */
export interface UsedComment extends IgnoreComment {
  readonly used: Set<string>
}

/**
 * Reads the comments of a text: behind code one holds for its line, on a line of its own for the next line too; `ignore-file` for the whole text.
 * However many there are, each finding is looked up in its line and the whole text only.
 */
export function ignoresOf(text: string): Ignores {
  const comments = commentsIn(text).map((comment) => ({ ...comment, used: new Set<string>() }))
  const whole = area({ start: 0, end: text.length + 1 })
  for (const comment of comments) if (comment.file) whole.add(comment)
  const lineAt = linesOf(
    text,
    comments.filter(({ file }) => !file),
  )
  return {
    comments,
    hides(rule, { start }) {
      const ofText = whole.hides(rule)
      return lineAt(start)?.hides(rule) || ofText
    },
    isToHide: (rule, { start }, test) => whole.isToHide(rule, test) || (lineAt(start)?.isToHide(rule, test) ?? false),
  }
}

/** Those of a text without comments. */
export const noIgnores: Ignores = { comments: [], hides: () => false, isToHide: () => false }

/** A part of a text for which comments hold. */
interface Area extends Range {
  add(comment: UsedComment): void
  hides(rule: string): boolean
  isToHide(rule: string, test: (comment: UsedComment) => boolean): boolean
}

function area(range: Range): Area {
  const ofAll: UsedComment[] = []
  const byRule = new Map<string, UsedComment[]>()
  const asked = new Map<string, boolean>()
  return {
    ...range,
    add(comment) {
      if (comment.rules) for (const { name } of comment.rules) addTo(byRule, name, comment)
      else ofAll.push(comment)
    },
    isToHide: (rule, test) => ofAll.some(test) || (byRule.get(rule)?.some(test) ?? false),
    hides(rule) {
      const known = asked.get(rule)
      if (known !== undefined) return known
      const named = byRule.get(rule) ?? []
      for (const list of [ofAll, named]) for (const { used } of list) used.add(rule)
      const isHidden = ofAll.length + named.length > 0
      asked.set(rule, isHidden)
      return isHidden
    },
  }
}

/** The lines for which comments hold, to be found by a place in them. */
function linesOf(text: string, comments: readonly UsedComment[]): (at: number) => Area | undefined {
  // A line is asked for after those above it.
  const lines = new Map<number, Area>()
  const lineFrom = (start: number): Area => {
    const line = lines.get(start) ?? area({ start, end: behindLine(text, start) })
    lines.set(start, line)
    return line
  }
  let last: Area | undefined
  for (const comment of comments) {
    const isFirst = !last || comment.start >= last.end
    const line = last && !isFirst ? last : lineFrom(text.lastIndexOf('\n', comment.start - 1) + 1)
    line.add(comment)
    if (isFirst && text.slice(line.start, comment.start).trim() === '') lineFrom(line.end).add(comment)
    last = line
  }
  const starts = [...lines.keys()]
  return (at) => {
    const line = lines.get(starts[lastAtMost(starts, at)] ?? 0)
    return line && at >= line.start && at < line.end ? line : undefined
  }
}

function behindLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length + 1 : at + 1
}
