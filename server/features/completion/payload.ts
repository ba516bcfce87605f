import type { SsmDocument } from '../../document/document.js'
import { firstOfStep } from '../../document/of-step.js'
import { type Script, scriptsOf } from '../../document/scripts.js'
import type { Python } from '../../languages/python.js'
import { lineBefore } from '../../syntax/line-before.js'
import { keyText, stringOf } from '../../syntax/tree.js'
import { contains } from '../node-at.js'
import { lookupForms, lookupsIn, payloadEntries, payloadVariable } from '../payload-keys.js'
import { valueText } from '../described.js'
import type { Completion, Situation } from './completion.js'
import { keyItem } from './keys.js'
import { stepUpTo } from './step-at.js'

/** A key that is being typed in a script, and the name of what it is looked up in. */
interface Typed {
  readonly language: keyof typeof lookupForms
  readonly name: string
  readonly typed: string
  /** As written in the source, where JSON puts a sign before its own. */
  readonly quote: string
  /** What closes the lookup. */
  readonly closing: string
}

/** The line is looked at as far back as a key may reach: a script in JSON is one line. */
function typedAt({ tree }: SsmDocument, offset: number): Typed | undefined {
  const line = lineBefore(tree.text.slice(Math.max(0, offset - 200), offset), 200)
  const python = /\b(\w+)(\[|\.get\()(?:(\\?["'])([\w .-]*))?$/.exec(line)
  if (python) {
    const [, name = '', opened, quote = '', typed = ''] = python
    return { language: 'python', name, typed, quote, closing: opened === '[' ? ']' : ')' }
  }
  const [all, name = '', typed = ''] = /\$(\w+)\.(\w*)$/.exec(line) ?? []
  return all === undefined ? undefined : { language: 'powershell', name, typed, quote: '', closing: '' }
}

/** Whether a key of a payload may be being typed, so that Python is needed to know. */
export const mayTypePayloadKey = (document: SsmDocument, offset: number): boolean =>
  typedAt(document, offset)?.language === 'python'

/** The keys of `InputPayload` where a script looks one up. */
export function payloadKeyCompletions(
  document: SsmDocument,
  offset: number,
  python: Python | undefined,
): readonly Completion[] {
  const typed = typedAt(document, offset)
  const step = typed && stepUpTo(document, offset)
  const node = step?.input('Script')
  const script = node && contains(node, offset) ? firstOfStep(scriptsOf(document), step) : undefined
  if (!typed || script?.language !== typed.language || (node?.kind === 'scalar' && node.style === 'single')) return []
  if (!isPayload(script, typed, offset, python)) return []
  const { text } = document.tree
  const start = offset - typed.typed.length
  const end = offset + (/^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0)
  const opening = typed.quote === '' && typed.language === 'python' ? "'" : ''
  const behind = closingAt(text, end, typed.quote || opening, typed.closing)
  return payloadEntries(script)
    .map(({ key, value }) => ({ label: keyText(key), detail: valueText(value) }))
    .filter(({ label }) => lookupForms[typed.language].test.test(label))
    .map(({ label, detail }) => ({
      label,
      detail,
      kind: 'field',
      range: { start, end },
      text: opening + label + behind,
    }))
}

/** What is missing behind a key: its quote, and the bracket; an editor may have written them already. */
function closingAt(text: string, at: number, quote: string, bracket: string): string {
  const isQuoted = text.startsWith(quote, at)
  if (quote !== '' && isQuoted) return ''
  return quote + (text.startsWith(bracket, at) ? '' : bracket)
}

/** Whether a name is that of the payload where it stands: the first parameter of the function that `Handler` names, in that function. */
function isPayload(script: Script, { name }: Typed, offset: number, python: Python | undefined): boolean {
  if (script.language === 'powershell') return payloadVariable(script.masked)?.toLowerCase() === name.toLowerCase()
  const { functions = [] } = python?.check(script.masked, script.minor) ?? {}
  const around = functions.findLast(({ start, end }) => script.rangeOf(start, end).start < offset)
  return around?.name === stringOf(script.step.input('Handler')) && around?.parameters[0]?.name === name
}

/** The keys that the script looks up, where `InputPayload` is written. */
export function askedKeyCompletions(situation: Situation): Completion[] {
  const { document, step, place, context } = situation
  const script = firstOfStep(scriptsOf(document), step)
  if (!script || !context.python) return []
  const asked = new Set(lookupsIn(script, context.python).map(({ key }) => key))
  return [...asked]
    .filter((name) => !place.siblings.has(name))
    .map((name) => keyItem(situation, { name, stub: 'text', required: false, detail: 'looked up by the script' }))
}
