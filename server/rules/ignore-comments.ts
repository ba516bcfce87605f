import { didYouMean, nearest } from '../languages/nearest.js'
import type { Range } from '../syntax/tree.js'

/** Whatever stands in the brackets is meant to be the name of a rule, also where they are not closed. */
const pattern = /#\s*ssmith:\s*ignore(-file)?(?![\w-])(?:\[([^\]\n]*)\]?)?/y

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

const begun = /#\s*ssmith:\s*(?:([\w-]+)|$)(\[\s*\])?/my

/** Comments of a text that ignore nothing, for they name no rule in their brackets or are misspelt, each with what is wrong. */
export function voidIgnores(text: string): readonly (Range & { readonly message: string })[] {
  return [...matchesIn(text, begun)].flatMap(({ 0: written, 1: word = '', 2: brackets, index: start }) => {
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
  return Array.from(matchesIn(text, pattern), ({ 0: written, 1: file, 2: list, index: start }) => {
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

/** Where comments begin, also such as ignore nothing. To look at each `#` takes a fraction of the time of a search for the word. */
function* beginnings(text: string): Generator<number> {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    mark.lastIndex = at + 1
    if (mark.test(text)) yield at
  }
}

/** Whether there are comments, also such as ignore nothing. */
export const hasComments = (text: string): boolean => !beginnings(text).next().done

/** What a pattern finds where comments begin, but within the one before. */
function* matchesIn(text: string, form: RegExp): Generator<RegExpExecArray> {
  let end = 0
  for (const at of beginnings(text)) {
    if (at < end) continue
    form.lastIndex = at
    const match = form.exec(text)
    if (!match) continue
    end = form.lastIndex
    yield match
  }
}
