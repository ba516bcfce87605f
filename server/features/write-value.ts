import { isTextInOlderYaml, plainValue } from '../syntax/plain-value.js'
import type { ScalarStyle } from '../syntax/tree.js'
import { type Indentation, upTo, usualIndentation } from '../document/indentation.js'
import { noRemarks, type Remark, type Remarks } from './remarks.js'

/** Lines of YAML, a map or list in brackets within them, or JSON. */
export type Form = 'block' | 'flow' | 'json'

/** The blanks between brackets. */
export interface Spacing {
  /** Between key and value, with the colon. */
  readonly colon: string
  /** Between what stands on one line, with the comma. */
  readonly comma: string
  /** Behind a bracket that opens a map on one line, and before the one that closes it. */
  readonly padding: string
}

/** Where nothing else is known. */
export const usualSpacing: Readonly<Record<Exclude<Form, 'block'>, Spacing>> = {
  flow: { colon: ': ', comma: ', ', padding: ' ' },
  json: { colon: ': ', comma: ', ', padding: '' },
}

/** How lines are written: with remarks in YAML, indented so, and with these blanks between brackets. */
export interface Layout {
  readonly remarks?: Remarks
  readonly indentation?: Indentation
  readonly spacing?: Spacing
}

/** A value as it is written behind a key whose own column is given: on the same line, or on lines of its own. */
export function valueBehindKey(value: unknown, column: number, form: Form, layout: Layout = {}): string {
  if (form === 'json') {
    const { spacing = usualSpacing.json } = layout
    return `${spacing.colon.slice(1)}${jsonText(value, column, layout)}`
  }
  if (form === 'flow') return ` ${flowText(value, form, layout.spacing)}`
  return blockValue(value, column, layout)
}

/** JSON whose lines below the first are indented like the line it begins on. */
export function jsonText(value: unknown, column: number, layout: Layout = {}): string {
  const { indentation = usualIndentation, spacing } = layout
  if (spacing && spacing.colon !== usualSpacing.json.colon) return linesOf(value, column, 'json', layout)
  const text = JSON.stringify(value, null, upTo(indentation.width, indentation))
  return text.replaceAll('\n', `\n${upTo(column, indentation)}`)
}

/** The same as YAML in brackets, in quotes only where a text needs them. */
export const flowLines = (value: unknown, column: number, layout: Layout = {}): string =>
  linesOf(value, column, 'flow', layout)

function linesOf(value: unknown, column: number, form: Exclude<Form, 'block'>, layout: Layout): string {
  const { indentation = usualIndentation, spacing = usualSpacing[form] } = layout
  if (!isFull(value)) return flowText(value, form, spacing)
  const inner = column + indentation.width
  const within = (each: unknown): string => linesOf(each, inner, form, layout)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const lines = Array.isArray(value)
    ? value.map(within)
    : Object.entries(value).map(([key, each]) => `${scalarFor(key, form)}${spacing.colon}${within(each)}`)
  const [deep, back] = [upTo(inner, indentation), upTo(column, indentation)]
  return `${open}\n${deep}${lines.join(`,\n${deep}`)}\n${back}${close}`
}

/** A value in brackets on one line, in quotes as the form has them. */
export function flowText(value: unknown, form: Exclude<Form, 'block'>, spacing: Spacing = usualSpacing[form]): string {
  if (typeof value === 'string') return form === 'json' ? jsonLine(value) : scalarFor(value, form)
  if (typeof value !== 'object' || value === null) return jsonLine(value)
  const { colon, comma, padding } = spacing
  if (Array.isArray(value)) return `[${value.map((each) => flowText(each, form, spacing)).join(comma)}]`
  const keyText = (key: string) => (form === 'json' ? jsonLine(key) : scalarFor(key, form))
  const entries = Object.entries(value).map(([key, each]) => `${keyText(key)}${colon}${flowText(each, form, spacing)}`)
  return entries.length > 0 ? `{${padding}${entries.join(comma)}${padding}}` : '{}'
}

/** JSON on one line, with those characters escaped that YAML takes for ends of lines. */
const jsonLine = (value: unknown): string => escaped(JSON.stringify(value))

const isFull = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** What stands behind a key at a column, or behind its colon and a comment. */
function blockValue(value: unknown, column: number, layout: Layout, beside = ''): string {
  const { width, dashes } = layout.indentation ?? usualIndentation
  if (!isFull(value)) return ` ${leaf(value, { column: column + width, indent: width }, beside)}`
  const inner = column + (Array.isArray(value) ? dashes : width)
  return `${beside}${lineBreak(inner)}${blockOf(value, inner, layout)}`
}

/** How wide a dash is, with the blank behind it. */
const dashWidth = 2

/** What stands behind a dash, at the column there. */
export const blockItem = (value: unknown, column: number, layout: Layout = {}, beside = ''): string =>
  isFull(value) ? blockOf(value, column, layout) : leaf(value, { column, indent: dashWidth }, beside)

/** A map or list on lines of its own, the first without indentation. */
export function blockOf(value: object, column: number, layout: Layout = {}): string {
  const said = (layout.remarks ?? noRemarks).get(value)
  const lines = Array.isArray(value)
    ? value.map((item, at) =>
        commented(said?.get(at), column, (beside) => `- ${blockItem(item, column + dashWidth, layout, beside)}`),
      )
    : Object.entries(value).map(([key, each]) =>
        commented(
          said?.get(key),
          column,
          (beside) => `${scalarFor(key, 'block')}:${blockValue(each, column, layout, beside)}`,
        ),
      )
  return lines.join(lineBreak(column))
}

const lineBreak = (column: number): string => `\n${' '.repeat(column)}`

function commented(remark: Remark | undefined, column: number, line: (beside: string) => string): string {
  if (!remark) return line('')
  const { above, beside, below } = remark
  return [...above, line(beside === undefined ? '' : ` ${beside}`), ...below].join(lineBreak(column))
}

/** The lines of a text: their column, and how much deeper that is than what the text belongs to. */
interface Lines {
  readonly column: number
  readonly indent: number
}

function leaf(value: unknown, lines: Lines, beside: string): string {
  if (typeof value !== 'string') return `${JSON.stringify(value)}${beside}`
  return isLiteral(value) ? literal(value, lines, beside) : `${scalarFor(value, 'block')}${beside}`
}

/** What YAML cannot hold without escapes: control characters, and further ends of lines of YAML 1.1. */
const needsEscapes = /[^\P{Cc}\t\n]|[\u2028\u2029\ufeff]/u

/** Whether a text can stand as lines: where the last of them are blanks alone, readers differ. */
const isLiteral = (text: string): boolean =>
  text.includes('\n') && /\S/.test(text) && !needsEscapes.test(text) && !/\n[ \t]+\n*$/.test(text)

/** Lines below a `|`, which tells how deep they are where they begin with blanks themselves, and how many ends of lines they have. */
function literal(text: string, { column, indent }: Lines, beside: string): string {
  const indentation = /^\s/.test(text) ? indent : ''
  const chomping = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-'
  const lines = text.endsWith('\n') ? text.slice(0, -1) : text
  return `|${indentation}${chomping}${beside}\n${lines.replaceAll(/^(?=.)/gm, ' '.repeat(column))}`
}

/** A scalar in a form, in quotes only where it needs them. */
export function scalarFor(value: string | number | boolean, form: Form): string {
  if (form === 'json' || typeof value !== 'string') return JSON.stringify(value)
  return isPlain(value, form) ? value : quoted(value, "'")
}

/** Whether YAML reads a text without quotes as that text, by version 1.1 too. */
function isPlain(text: string, form: Form): boolean {
  if (plainValue(text) !== text || !isTextInOlderYaml(text)) return false
  if (/:(?:\s|$)|\s#|\s$/.test(text)) return false
  return form === 'block'
    ? /^[\w./$][^\p{Cc}"'\\\u2028\u2029\ufeff]*$/u.test(text)
    : /^[\w./$][\w ./:$()*@+=-]*$/.test(text)
}

/** A text in quotes; single ones hold no escapes. */
export const quoted = (text: string, quote: '"' | "'"): string =>
  quote === '"' || /\p{Cc}/u.test(text) || needsEscapes.test(text) ? jsonLine(text) : `'${text.replaceAll("'", "''")}'`

/** A part of a text as it is written within a scalar of a style. */
export function partOf(text: string, style: ScalarStyle): string {
  if (style === 'double') return jsonLine(text).slice(1, -1)
  return style === 'single' ? text.replaceAll("'", "''") : text
}

const escaped = (json: string): string =>
  json.replaceAll(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
