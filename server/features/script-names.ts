import type { SsmDocument, Step } from '../document/document.js'
import type { Python } from '../languages/python.js'
import { withQuotes } from '../syntax/tree.js'
import { type HandlerPlaces, handlerPlacesAt } from './handler-places.js'
import { contains, stepAround } from './node-at.js'
import { type PayloadKeyPlaces, payloadKeyAt } from './payload-keys.js'

/** What a step and its script both name: the function that is called, and the keys of what it is given. */
export type ScriptName = HandlerPlaces | PayloadKeyPlaces

/** Whether such a name may stand at an offset, so that Python is needed to know. */
export function mayBeScriptName(document: SsmDocument, offset: number): boolean {
  const step = stepAround(document, offset)
  return ['Handler', 'Script', 'InputPayload'].some((name) => isAt(step, name, offset))
}

function isAt(step: Step | undefined, name: string, offset: number): boolean {
  const node = step?.input(name)
  return node !== undefined && contains(withQuotes(node), offset)
}

/** The name at an offset. */
export const scriptNameAt = (document: SsmDocument, offset: number, python: Python): ScriptName | undefined =>
  handlerPlacesAt(document, offset, python) ?? payloadKeyAt(document, offset, python)
