import type { SsmDocument } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'
import { type Script, scriptsOf } from '../../document/scripts.js'
import { rangeWithin } from '../../syntax/positions.js'
import { entryOf, isDynamic, type Range, stringOf } from '../../syntax/tree.js'

/** A parameter of the document in braces of which one is missing, in a script. */
export interface HalfInScript {
  readonly range: Range
  readonly written: string
  readonly name: string
}

export const halfInScripts = factOf((document): readonly HalfInScript[] =>
  document.parameters.length === 0 ? [] : [...search(document)],
)

/** Where the other braces of a script are not as many on the left as on the right, these may belong to them. */
function* search(document: SsmDocument): Generator<HalfInScript> {
  for (const { text, rangeOf } of [...scriptsOf(document), ...sessionCommands(document)]) {
    if (!text.includes('{{') && !text.includes('}}')) continue
    const found = Array.from(text.matchAll(half), (match) => ({ ...partOf(match), index: match.index })).filter(
      ({ name }) => document.parameter(name) !== undefined,
    )
    if (found.length === 0 || !isBalanced(withoutReferences(text))) continue
    for (const { written, name, index } of found) yield { range: rangeOf(index, index + written.length), written, name }
  }
}

/** The commands of a session for each operating system. */
function* sessionCommands(document: SsmDocument): Generator<Pick<Script, 'text' | 'rangeOf'>> {
  const properties = document.kind === 'Session' ? document.entry('properties')?.value : undefined
  if (properties?.kind !== 'map') return
  for (const { value } of properties.entries) {
    const commands = entryOf(value, 'commands')?.value
    const text = isDynamic(commands) ? undefined : stringOf(commands)
    if (commands?.kind === 'scalar' && text !== undefined)
      yield { text, rangeOf: (from, to) => rangeWithin(document.tree, commands, from, to) }
  }
}

const partOf = ([written, left, right]: RegExpExecArray) => ({ written, name: left ?? right ?? '' })

const whole = /\{\{[^{}\n]*\}\}/g

const inner = '[ \\t]{0,3}([A-Za-z0-9_]{1,100})[ \\t]{0,3}'
const half = new RegExp(`(?<!\\{)\\{\\{${inner}\\}(?!\\})|(?<![{$])\\{${inner}\\}\\}(?!\\})`, 'g')

/** A text in quotes on one line, or what is escaped beside one: a quote there begins none, or each of them would be looked behind to the end of the line. */
const quoted = /\\[^\n]|"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'/g

/** Braces that could belong to a half one: those of its own text in quotes and those of the script, but not those of other such texts. */
const withoutReferences = (text: string): string =>
  text
    .replaceAll(quoted, (part) => (part.startsWith('\\') || part.search(half) >= 0 ? part : ''))
    .replaceAll(whole, '')
    .replaceAll(half, '')

function isBalanced(text: string): boolean {
  const count = (brace: string): number => text.split(brace).length
  return count('{') === count('}')
}
