import { type FlowToken, flowTokens } from '../../syntax/flow-tokens.js'
import type { Range } from '../../syntax/tree.js'
import type { Form } from '../write-value.js'
import type { Completion } from './completion.js'
import { lineOf, type YamlLine } from '../../syntax/yaml-lines.js'

/** What a completion writes as a snippet of the Language Server Protocol; undefined where one goes on behind its end, as behind any text. */
export function snippetOf({ text, form }: Pick<Completion, 'text' | 'form'>): string | undefined {
  if (form === undefined) return undefined
  const stops = [...(form === 'block' ? stopsInLines(text) : stopsInFlow(text, form))]
  const [first] = stops
  if (!first || (stops.length === 1 && first.start === text.length)) return undefined
  let snippet = ''
  let at = 0
  for (const [index, { start, end }] of stops.entries()) {
    const stop = start === end ? `$${index + 1}` : `\${${index + 1}:${escaped(text.slice(start, end))}}`
    snippet += escaped(text.slice(at, start)) + stop
    at = end
  }
  return snippet + escaped(text.slice(at))
}

const escaped = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&')

/** Keys whose values say what the rest is. */
const settled: ReadonlySet<string | undefined> = new Set(['schemaVersion', 'action'])

/** Where one goes on in lines of YAML: values that are still missing, and those that stand for others. Literal texts are left as they are. */
function* stopsInLines(text: string): Generator<Range> {
  const lines = text.split('\n')
  let start = 0
  let literal: number | undefined
  for (const [at, written] of lines.entries()) {
    const line = lineOf(start, start + written.length, text)
    const next = lines[at + 1]
    start += written.length + 1
    if (literal !== undefined && line.column > literal) continue
    literal = /^[|>]/.test(line.key?.rest ?? '') ? line.column : undefined
    const value = line.key ? line.key.rest : line.dashes.length > 0 ? line.content.trim() : undefined
    const isOpened = value === '' && next !== undefined && isBelow(next, line)
    if (value === undefined || isOpened || literal !== undefined || (value && settled.has(line.key?.name))) continue
    const end = value === '' ? line.end : line.start + line.column + line.content.trimEnd().length
    yield within({ start: end - value.length, end }, value)
  }
}

/** Whether a line belongs to what is opened on the line above it: it is indented deeper, or it is the first item of a list. */
function isBelow(text: string, { key, column, dashes }: YamlLine): boolean {
  const content = text.trimStart()
  const indentation = text.length - content.length
  return (
    indentation > (dashes[0] ?? column) || (key !== undefined && indentation === column && content.startsWith('- '))
  )
}

/** The same between brackets; literal texts are those of several lines. */
function* stopsInFlow(text: string, form: Form): Generator<Range> {
  const open: string[] = []
  let key: string | undefined
  let before: FlowToken | undefined
  for (const token of flowTokens(text, 0, form === 'json')) {
    const { kind, start } = token
    if (kind === ':') key = before?.value
    if (kind === '{' || kind === '[') open.push(kind)
    if (kind === '}' || kind === ']') {
      open.pop()
      if (before?.end === start && (before.kind === '{' || before.kind === '[')) yield { start, end: start }
    }
    const isValue = open.at(-1) === '[' || (before?.kind === ':' && !(token.value && settled.has(key)))
    if (kind === 'text' && isValue && !token.value.includes('\\n')) yield within(token, text.slice(start, token.end))
    before = token
  }
}

/** A value, without the quotes or the brackets around it. */
function within({ start, end }: Range, value: string): Range {
  const isWrapped = /^(?:".*"|'.*'|\{\}|\[\])$/s.test(value)
  return isWrapped ? { start: start + 1, end: end - 1 } : { start, end }
}
