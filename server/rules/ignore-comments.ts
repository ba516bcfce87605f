import { didYouMean, nearest } from '../languages/nearest.js'
import type { Range } from '../syntax/tree.js'

/** What the comments of a text wave through. */
export interface Ignores {
  /** Whether a finding of a rule at a place was waved through. The comments keep that they did so. */
  hides(rule: string, range: Range): boolean
  readonly comments: readonly PlacedComment[]
}

/** Whatever stands in the brackets is meant to be the name of a rule, also where they are not closed. */
const pattern = /#\s*ssmith:\s*ignore(-file)?(?![\w-])(?:\[([^\]\n]*)\]?)?/g

/** A comment that ignores findings: of all rules where it names none. */
interface IgnoreComment extends Range {
  readonly file: boolean
  readonly rules: readonly IgnoredRule[] | undefined
}

/** A comment with the part of the text for which it holds. */
export interface PlacedComment extends IgnoreComment {
  readonly area: Range
  /** The rules of which it has hidden findings. */
  readonly used: Set<string>
}

/** The name of a rule in such a comment. */
interface IgnoredRule extends Range {
  readonly name: string
}

/**
 * Reads `# ssmith: ignore[rule, …]` comments: behind code for its line, on a line of its own for the next line; `ignore-file` for the
 * whole text. Without rules in brackets all are meant.
 */
export function ignoresOf(text: string): Ignores {
  const comments = commentsIn(text).map((comment) => ({
    ...comment,
    area: placeOf(comment, text),
    used: new Set<string>(),
  }))
  return {
    comments,
    hides(rule, range) {
      const hiding = comments.filter((comment) => isFor(comment, rule, range))
      for (const { used } of hiding) used.add(rule)
      return hiding.length > 0
    },
  }
}

/** Whether a comment is to hide what a rule finds at a place. */
export const isFor = ({ rules, area }: PlacedComment, rule: string, { start: at }: Range): boolean =>
  at >= area.start && at < area.end && (rules?.some(({ name }) => name === rule) ?? true)

/** The names of rules in the comments of a text. */
export const ignoredRules = (text: string): readonly IgnoredRule[] =>
  commentsIn(text).flatMap(({ rules }) => rules ?? [])

const begun = /#\s*ssmith:\s*(?:([\w-]+)|$)(\[\s*\])?/gm

/** Comments of a text that ignore nothing, for they name no rule in their brackets or are misspelt, each with what is wrong. */
export function voidIgnores(text: string): readonly (Range & { readonly message: string })[] {
  if (!hasComments(text)) return []
  return Array.from(text.matchAll(begun)).flatMap(({ 0: written, 1: word = '', 2: brackets, index: start }) => {
    const range = { start, end: start + written.length }
    const meant = nearest(word, words)
    if (!words.includes(word))
      return meant === undefined
        ? []
        : [{ ...range, message: `no comment of ssmith is named \`${word}\`${didYouMean(meant)}` }]
    return brackets === undefined ? [] : [{ ...range, message: noneNamed }]
  })
}

const words = ['ignore', 'ignore-file']
const noneNamed = 'the comment names no rule in its brackets, and ignores nothing; name one, or leave the brackets out'

function commentsIn(text: string): readonly IgnoreComment[] {
  if (!hasComments(text)) return []
  return Array.from(text.matchAll(pattern), ({ 0: written, 1: file, 2: list, index: start }) => {
    const rules = list === undefined ? undefined : namesIn(list, start + written.indexOf('[') + 1)
    return { start, end: start + written.length, file: file !== undefined, rules }
  })
}

/** The names of a list that begins at a place. */
function namesIn(list: string, place: number): readonly IgnoredRule[] {
  return Array.from(list.matchAll(/[^\s,]+/g), ({ 0: name, index }) => {
    const start = place + index
    return { name, start, end: start + name.length }
  })
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

/** Where a comment holds: on its line, and on the next one where it stands alone. */
function placeOf({ start: at, file }: IgnoreComment, text: string): Range {
  if (file) return { start: 0, end: text.length + 1 }
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = endOfLine(text, at)
  return { start, end: text.slice(start, at).trim() === '' ? endOfLine(text, end + 1) : end }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length + 1 : at
}
