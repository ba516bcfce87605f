import { lineBefore, runBefore } from '../syntax/line-before.js'
import { guideLink } from '../../schemas/guide-page.js'
import { ignoredRules } from '../rules/ignore-comments.js'
import { rules } from '../rules/index.generated.js'
import type { Rule } from '../rules/rule.js'
import { type Completion, offered } from './completion/completion.js'
import type { Hover } from './hover.js'
import { contains } from './node-at.js'

/** What a comment that ignores findings may go on with, up to the names of rules; undefined where an offset of a text is in none. */
export function ignoreCompletions(text: string, offset: number): readonly Completion[] | undefined {
  const before = lineBefore(text, offset)
  const [, start, list] =
    /(?:^|\s)#\s*(?:(ss?m?i?t?h?:?\s*[a-z-]*)|ssmith:\s*ignore(?:-file)?\[([a-z0-9, -]*))$/.exec(before) ?? []
  if (start !== undefined)
    return 'ssmith'.startsWith(start) || start.startsWith('ssmith:') ? openings(offset, start) : undefined
  return list === undefined ? undefined : offered(namesFor(text, offset, list))
}

const openings = (offset: number, typed: string): readonly Completion[] =>
  [
    ['ignore', 'findings on this line, or on the next where the comment stands alone'],
    ['ignore-file', 'findings in the whole file'],
  ].map(([word = '', detail = '']) => ({
    label: `ssmith: ${word}[…]`,
    kind: 'snippet',
    detail,
    range: { start: offset - typed.length, end: offset },
    text: `ssmith: ${word}[`,
    filter: `ssmith: ${word}`,
  }))

/** The rules that a list does not name yet, of which `list` is what stands before the offset. */
function namesFor(text: string, offset: number, list: string): readonly Completion[] {
  const typed = runBefore(list, list.length, /[a-z0-9-]/)
  const rest = /^[a-z0-9, -]*/.exec(text.slice(offset))?.[0] ?? ''
  const more = /^[a-z0-9-]*/.exec(rest)?.[0].length ?? 0
  const isOpen = text[offset + rest.length] !== ']'
  const others = new Set(`${list.slice(0, list.length - typed)},${rest.slice(more)}`.split(/[ ,]+/))
  return rules
    .filter(({ name }) => !others.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((rule) => ({
      label: rule.name,
      kind: 'word',
      detail: rule.severity,
      documentation: explained(rule),
      range: { start: offset - typed, end: offset + more },
      text: isOpen ? `${rule.name}]` : rule.name,
    }))
}

/** What the rule finds that a comment names at an offset of a text. */
export function ignoredRuleHover(text: string, offset: number): Hover | undefined {
  const named = ignoredRules(text).find((each) => contains(each, offset))
  const rule = named && rules.find(({ name }) => name === named.name)
  if (!named || !rule) return undefined
  const { start, end } = named
  return { range: { start, end }, text: `**${rule.name}** — rule, ${rule.severity}\n\n${explained(rule)}` }
}

const explained = ({ summary, why, page }: Rule): string =>
  [summary, why, ...(page === undefined ? [] : [guideLink(page)])].join('\n\n')
