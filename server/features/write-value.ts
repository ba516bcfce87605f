import { plainValue } from '../syntax/plain-value.js'

/** Lines of YAML, a map or list in brackets within them, or JSON. */
export type Form = 'block' | 'flow' | 'json'

/** A value as it is written behind a key whose own column is given: on the same line, or on lines of its own. */
export function valueBehindKey(value: unknown, column: number, form: Form): string {
  if (form === 'json') return ` ${jsonText(value, column)}`
  if (form === 'flow') return ` ${JSON.stringify(value)}`
  return blockValue(value, column)
}

/** JSON whose lines below the first are indented like the line it begins on. */
export const jsonText = (value: unknown, column: number): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(column)}`)

function blockValue(value: unknown, column: number): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []'
    return value.map((item) => `\n${' '.repeat(column + 2)}- ${blockItem(item, column + 4)}`).join('')
  }
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? ' {}' : `\n${' '.repeat(column + 2)}${blockMap(value, column + 2)}`
  if (typeof value === 'string' && value.includes('\n')) return ` |\n${indented(value.trimEnd(), column + 2)}`
  return ` ${scalarFor(value as string, 'block')}`
}

const indented = (text: string, column: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(column))

/** What stands behind a dash, at the column there. */
export function blockItem(value: unknown, column: number): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0)
    return blockMap(value, column)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : scalarFor(value as string, 'block')
}

/** The entries of a map, the first without indentation. */
export const blockMap = (map: object, column: number): string =>
  Object.entries(map)
    .map(([key, value]) => `${scalarFor(key, 'block')}:${blockValue(value, column)}`)
    .join(`\n${' '.repeat(column)}`)

/** A scalar in a form, in quotes only where it needs them. */
export function scalarFor(value: string | number | boolean, form: Form): string {
  if (form === 'json' || typeof value !== 'string') return JSON.stringify(value)
  return isPlain(value, form) ? value : quoted(value, "'")
}

/** Whether YAML reads a text without quotes as that text; AWS's reader also takes `yes`, `on` and dates for something else. */
function isPlain(text: string, form: Form): boolean {
  if (plainValue(text) !== text || /^(?:y|n|yes|no|on|off|\d{4}-\d.*)$/i.test(text)) return false
  if (/:(?:\s|$)|\s#|\s$/.test(text)) return false
  return form === 'block' ? /^[\w./$][^\n\r"'\\]*$/.test(text) : /^[\w./$][\w ./:$()*@+=-]*$/.test(text)
}

/** A text in quotes. */
export const quoted = (text: string, quote: '"' | "'"): string =>
  quote === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`
