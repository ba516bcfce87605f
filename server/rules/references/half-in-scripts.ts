import type { SsmDocument } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'
import { scriptsOf } from '../../document/scripts.js'
import type { Range } from '../../syntax/tree.js'

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
  for (const { text, rangeOf } of scriptsOf(document)) {
    if (!text.includes('{{') && !text.includes('}}')) continue
    const found = Array.from(text.matchAll(half), (match) => ({ ...partOf(match), index: match.index })).filter(
      ({ name }) => document.parameter(name) !== undefined,
    )
    if (found.length === 0 || !isBalanced(text.replaceAll(whole, '').replaceAll(half, ''))) continue
    for (const { written, name, index } of found) yield { range: rangeOf(index, index + written.length), written, name }
  }
}

const partOf = ([written, left, right]: RegExpExecArray) => ({ written, name: left ?? right ?? '' })

const whole = /\{\{[^{}\n]*\}\}/g

const inner = '[ \\t]{0,3}([A-Za-z0-9_]{1,100})[ \\t]{0,3}'
const half = new RegExp(`(?<!\\{)\\{\\{${inner}\\}(?!\\})|(?<![{$])\\{${inner}\\}\\}(?!\\})`, 'g')

function isBalanced(text: string): boolean {
  const count = (brace: string): number => text.split(brace).length
  return count('{') === count('}')
}
