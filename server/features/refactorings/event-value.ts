import { type Range, stringOf } from '../../syntax/tree.js'
import { loadPython } from '../../rules/load-engines.js'
import { type PythonToken, pythonTokenAround } from './python-token.js'
import type { Replaced, Use } from './script-uses.js'

/** What a handler in Python reads of its first argument, in the place of a text that is a reference and nothing else, or within a plain one. */
export async function eventValue({ script, from, to }: Use, key: string): Promise<Replaced | undefined> {
  const { masked, minor, step, language } = script
  const handler = stringOf(step.input('Handler'))
  if (language !== 'python' || handler === undefined) return undefined
  const { functions, errors } = (await loadPython()).check(masked, minor)
  const found = functions.findLast(({ name }) => name === handler)
  const events = found?.parameters[0]
  if (!found || errors.length > 0 || events?.kind !== 'plain' || found.parameters.length < 2) return undefined
  const body = bodyOf(masked, found.end)
  if (!body || from < body.start || to > body.end || mayMeanElse(events.name, masked.slice(body.start, body.end)))
    return undefined
  const quote = masked[from - 1] ?? ''
  const token = await pythonTokenAround(script, from, to)
  if (!token || !isTextAlone(token)) return undefined
  if (token.start === from - 1 && token.end === to + 1)
    return { from: from - 1, to: to + 1, text: `${events.name}[${quote}${key}${quote}]` }
  return inText({ script, from, to }, token, events.name, key)
}

/** A plain text on one line with one reference in it, as a format: what a method or an operator would make of it is another matter. */
function inText(
  { script: { masked, text }, from, to }: Pick<Use, 'script' | 'from' | 'to'>,
  { start, end }: Range,
  events: string,
  key: string,
): Replaced | undefined {
  const line = masked.lastIndexOf('\n', from) + 1
  if (/^\s*case\b/.test(masked.slice(line, from))) return undefined
  const [before, after] = [text.slice(start, from), text.slice(to, end)]
  const quote = before[0] === '"' ? "'" : '"'
  const isPlain = /^(?:"[^"\\{}\n]*|'[^'\\{}\n]*)$/.test(before) && /^(?:[^"\\{}\n]*"|[^'\\{}\n]*')$/.test(after)
  if (!isPlain || /^\s*[.%[]/.test(masked.slice(end))) return undefined
  return { from: start, to: end, text: `f${before}{${events}[${quote}${key}${quote}]}${after}` }
}

/** The lines of a function at the margin, up to the next line there. */
function bodyOf(script: string, from: number): { readonly start: number; readonly end: number } | undefined {
  const line = script.slice(script.lastIndexOf('\n', from) + 1, from)
  if (!line.startsWith('def ')) return undefined
  const next = /\n(?=[^\s#])/.exec(script.slice(from))
  return { start: from, end: next ? from + next.index : script.length }
}

/** Whether a name may be something else than the argument: of an inner function, or assigned. */
function mayMeanElse(name: string, body: string): boolean {
  const named = new RegExp(`\\b${name}\\b`)
  const assigned = new RegExp(`\\b${name}\\s*(?:[:,]|=(?!=))`)
  const [, ...lines] = body.split('\n')
  return lines.some(
    (line) => (/\b(?:def|lambda|for|as|del|class)\b/.test(line) && named.test(line)) || assigned.test(line),
  )
}

/** Whether a token is a string, which no other beside it goes on with. */
function isTextAlone({ type, before, behind }: PythonToken): boolean {
  const isText = (each = '') => /^(?:string|bytes|f-string|f-string-end)$/.test(each)
  return type === 'string' && !isText(before) && !isText(behind)
}
