import type { YAMLError } from 'yaml'
import { dashWithoutBlank, lineAt, misplacedLine, tooDeepLine } from './indentation.js'
import { lineWithoutKey, oddLine } from './odd-line.js'
import { colonWithin } from './repair.js'
import { oddTextLine } from './text-lines.js'
import type { Range, SyntaxFault } from './tree.js'
import { notClosed } from './unclosed-value.js'
import { unquotedInPart } from './unquoted-reference.js'
import { visibleIn } from './visible-in.js'

/** What of a broken text is known to explain where it breaks. */
export interface Landmarks {
  /** Where quotes and brackets open that are not closed, by where reading them ended. */
  readonly unclosed: ReadonlyMap<number, number>
  /** Where texts in quotes end, behind the closing quote. */
  readonly closed: ReadonlySet<number>
  /** The literal and folded texts. */
  readonly blocks: readonly Range[]
}

/** The library's first error as a fault, with the next where there is one; `fault` is what the fast parser says of the text, some of it better. */
export function explain(
  [error, next]: readonly [error: YAMLError, next: YAMLError | undefined],
  text: string,
  fault: SyntaxFault,
  landmarks: Landmarks,
): SyntaxFault {
  const start = Math.min(error.pos[0], text.length)
  const end = Math.max(start, Math.min(error.pos[1], text.length))
  const found =
    ofTemplate(start, text) ??
    unclosedAt(start, text, landmarks) ??
    ofLook(start, text, landmarks) ??
    unquotedReference(start, text) ??
    forbiddenSign(start, text) ??
    closedTooEarly(startsInQuotes(error, text) ? next : error, text, landmarks)
  if (found) return found
  const moved = ofIndentation(error, start, text, landmarks)
  if (moved) return { code: 'syntax', ...moved }
  const line = lineAt(text, start)
  const odd = line && lineWithoutKey(text, line)
  if (odd) return { code: 'syntax', ...odd }
  const message = unclosedAtEnd[fault.message] ?? explanations[error.code] ?? error.message
  return { code: 'syntax', ...visibleIn(text)({ start, end: Math.min(end, lineEnd(text, start)) }), message }
}

/** Directives of Terraform, Jinja and Go, which have a line to themselves. */
const directive = /^[ \t]*(%\{|\{%|\{\{(?=-?[ \t]*(?:if|else|end|range|with|include|template)\b)).*/

/** A line that only a template engine reads. */
function ofTemplate(at: number, text: string): SyntaxFault | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const [line, mark] = directive.exec(text.slice(lineStart, lineEnd(text, at))) ?? []
  if (line === undefined) return undefined
  const start = lineStart + line.search(/\S/)
  const end = lineStart + line.trimEnd().length
  const message = `\`${mark}\` begins a line for a template engine; check the text that it makes`
  return { code: 'syntax', start, end, message }
}

/** A line that is no YAML by its look. */
function ofLook(at: number, text: string, { blocks }: Landmarks): SyntaxFault | undefined {
  const line = lineAt(text, at)
  const odd = line && (oddTextLine(text, line, blocks) ?? oddLine(text, line))
  return odd && { code: 'syntax', start: odd.start, end: odd.end, message: odd.message }
}

/** What is not closed is told where it opens: that is where the mistake is, however much was read as a part of it. */
function unclosedAt(at: number, text: string, { unclosed }: Landmarks): SyntaxFault | undefined {
  const start = unclosed.get(at)
  if (start === undefined) return undefined
  return { code: 'syntax', start, end: start + 1, message: notClosed(text[start]) }
}

function unquotedReference(at: number, text: string): SyntaxFault | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const line = text.slice(lineStart, lineEnd(text, at))
  // Those that end otherwise are matched, too: what follows is looked for behind them, not within.
  const all = [...line.matchAll(/[:-]\s+(\{\{[^}]*(?:\}\}?|$))/g)]
  const braces = all.find(([written]) => written.endsWith('}}'))
  if (!braces?.[1]) return undefined
  const start = lineStart + braces.index + braces[0].indexOf('{{')
  const end = start + braces[1].length
  return { code: 'unquoted-reference', start, end, message: unquotedInPart, fatal: true }
}

/** A sign that means something else where a value begins. */
function forbiddenSign(at: number, text: string): SyntaxFault | undefined {
  const sign = /[>|?\]},-]/.test(text[at] ?? '') ? at : at - 1
  const before = text.slice(text.lastIndexOf('\n', sign - 1) + 1, sign)
  if (!/^[ \t]*(?:- +)*[\w.$-]+:[ \t]+$/.test(before)) return undefined
  const message = signs.get(text[sign] ?? '')
  return message === undefined ? undefined : { code: 'syntax', start: sign, end: sign + 1, message }
}

const signs: ReadonlyMap<string, string> = new Map([
  ...['>', '|'].map(
    (sign) => [sign, `a text below \`${sign}\` begins on the next line; quote it to have it here`] as const,
  ),
  ...['?', ',', ']', '}'].map((sign) => [sign, 'text cannot begin with this character; quote it'] as const),
  ['-', 'a list cannot begin on the line of its key; put it on lines of its own, or quote the text'],
])

/** Whether what is taken for a key begins with a quote; what is wrong stands behind the quote that closes it. */
const startsInQuotes = ({ code, pos }: YAMLError, text: string): boolean =>
  code === 'BLOCK_AS_IMPLICIT_KEY' && /["']/.test(text[pos[0]] ?? '')

/** A text in quotes that was meant to go on behind them. Within brackets a comma is missing where a blank stands between. */
function closedTooEarly(error: YAMLError | undefined, text: string, { closed }: Landmarks): SyntaxFault | undefined {
  if (error?.code !== 'UNEXPECTED_TOKEN' && error?.code !== 'MISSING_CHAR') return undefined
  const at = error.pos[0]
  const end = endOfBlanksBefore(at, text)
  const line = text.slice(at, lineEnd(text, at))
  const rest = /^[^\s'",\]}]{1,30}/.exec(line)?.[0]
  if (rest === undefined || !closed.has(end)) return undefined
  const isApart = end < at
  if (isApart && error.code === 'MISSING_CHAR') return undefined
  const mark = text[end - 1] ?? ''
  const right = isApart ? rightPlace(line) : rightQuotes(mark, line)
  const message = `this \`${mark}\` ends the text, but \`${rest}\` stands behind it; ${right}`
  return { code: 'syntax', start: end - 1, end, message }
}

const wholeText = 'quote the whole text'

/** What to do with a text that goes on behind a blank: it may have been meant as the next key. */
const rightPlace = (line: string): string =>
  /^\S+:(?:\s|$)/.test(line)
    ? `${wholeText}, or put the key on a line of its own (within brackets, behind a comma)`
    : wholeText

/** How to quote a text that goes on right behind `mark`: where the marks on the rest of the line are odd in number, the last one was to end the text. */
function rightQuotes(mark: string, line: string): string {
  const marks = line.split(mark).length - 1
  if (marks === 0) return wholeText
  const escaped = `write \`${mark === '"' ? '\\"' : "''"}\` for a quote within the text`
  return marks % 2 === 1 ? escaped : `${escaped}, or ${wholeText}`
}

function endOfBlanksBefore(at: number, text: string): number {
  let end = at
  while (text[end - 1] === ' ') end--
  return end
}

/** A fault that comes from how far a line is indented. */
function ofIndentation({ code, message }: YAMLError, at: number, text: string, { blocks }: Landmarks) {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return dashWithoutBlank(text, at) ?? tooDeepLine(text, at, blocks)
    case 'BAD_INDENT':
      return dashWithoutBlank(text, at) ?? misplacedLine(text, at, blocks)
    case 'MISSING_CHAR':
      if (!/^(?:Sequence item|Implicit map keys)/.test(message)) return undefined
      return dashWithoutBlank(text, at) ?? misplacedLine(text, at, blocks)
    default:
      return undefined
  }
}

/** A closed map from the library's fault codes to words; the library speaks of tokens, authors of lines, quotes and braces. */
const explanations: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'no anchor of this name stands before the alias',
  BAD_DQ_ESCAPE:
    'this escape is not known in a double-quoted string; write `\\\\` for a backslash, or use single quotes',
  BAD_INDENT: 'the indentation does not fit the lines around it; align it with its siblings',
  BAD_SCALAR_START: 'text cannot begin with this character; quote it',
  BLOCK_AS_IMPLICIT_KEY: colonWithin,
  BLOCK_IN_FLOW: 'a block list or map cannot stand within `{ }` or `[ ]`',
  KEY_OVER_1024_CHARS: 'a key is at most 1024 characters long; is a quote missing?',
  MISSING_CHAR: 'a colon, comma, quote or bracket is missing here',
  MULTILINE_IMPLICIT_KEY: 'a key stands on one line; is the colon missing, or an indentation?',
  TAB_AS_INDENT: 'a tab indents this line; indent with blanks',
  UNEXPECTED_TOKEN: 'this does not belong here; is a quote, a bracket or an indentation missing before it?',
}

/** What the fast parser says of a text that ends too early, which it tells better. */
const unclosedAtEnd: Readonly<Record<string, string>> = {
  'unexpected end of the stream within a flow collection': 'a `{` or `[` is not closed before the text ends',
  'unexpected end of the stream within a double quoted scalar': 'a `"` is not closed before the text ends',
  'unexpected end of the stream within a single quoted scalar': "a `'` is not closed before the text ends",
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}
