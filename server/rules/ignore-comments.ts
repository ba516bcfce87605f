import { didYouMean, nearest } from '../languages/nearest.js'
import type { Range } from '../syntax/tree.js'

/** Whatever stands in the brackets is meant to be the name of a rule, also where they are not closed. */
const pattern = /#\s*ssmith:\s*ignore(-file)?(?![\w-])(?:\[([^\]\n]*)\]?)?/g

/** A comment that ignores findings: of all rules where it names none. */
export interface IgnoreComment extends Range {
  readonly file: boolean
  readonly rules: readonly IgnoredRule[] | undefined
}

/** The name of a rule in such a comment. */
interface IgnoredRule extends Range {
  readonly name: string
}

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

/** Reads `# ssmith: ignore[rule, …]` comments, and those with `ignore-file`. Without rules in brackets all are meant. */
export function commentsIn(text: string): readonly IgnoreComment[] {
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

/** Whether there may be comments, also such as ignore nothing. To look at each `#` takes a fraction of the time of a search for the word. */
export function hasComments(text: string): boolean {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    mark.lastIndex = at + 1
    if (mark.test(text)) return true
  }
  return false
}
