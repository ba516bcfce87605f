import type { SsmDocument } from '../document/document.js'
import type { Target } from '../document/references.js'
import type { Python } from '../languages/python.js'
import { describe, describeTarget, valueText } from './described.js'
import type { Hover } from './hover.js'
import { payloadKeyAt } from './payload-keys.js'

/** What a key of `InputPayload` holds, there and where the script looks it up. */
export function payloadKeyHover(document: SsmDocument, offset: number, python: Python): Hover | undefined {
  const found = payloadKeyAt(document, offset, python)
  if (!found) return undefined
  const { value } = found.entry
  const head = `**${found.name}** — key of \`InputPayload\`, \`${valueText(value)}\``
  const whole = document.references.find((each) => each.whole && each.scalar === value)
  return {
    range: found.range,
    text: [head, whole ? ofTarget(document, whole.target) : ''].filter(Boolean).join('\n\n'),
  }
}

function ofTarget(document: SsmDocument, target: Target): string {
  const isDeclared = target.kind === 'parameter' || target.kind === 'variable'
  return (isDeclared ? describe(document, target) : describeTarget(document, target)) ?? ''
}
