import type { SsmDocument } from '../document/document.js'
import { fixedText } from '../document/inputs.js'
import { type Script, scriptsOf } from '../document/scripts.js'
import type { Python, PythonFunction } from '../languages/python.js'
import { rangeWithin } from '../syntax/positions.js'
import type { Range, ScalarNode } from '../syntax/tree.js'
import { contains, rangeOnly } from './node-at.js'

/** The function of a script that `Handler` names, with the places of its name. */
export interface HandlerPlaces extends Handler {
  readonly kind: 'function'
  readonly name: string
  /** Where it stands at the offset. */
  readonly range: Range
  readonly declaration: Range
  readonly uses: readonly Range[]
  /** Whether the script has the word in other places too, of which is not known whether they mean the function. */
  readonly isElsewhere: boolean
}

/** The function at an offset, by its name in `Handler` or where the script defines it. */
export function handlerPlacesAt(document: SsmDocument, offset: number, python: Python): HandlerPlaces | undefined {
  const handler = handlerAround(document, offset, python)
  const places = handler && placesOf(document, handler)
  const range = places && [places.declaration, ...places.uses].find((each) => contains(each, offset))
  return range && { ...handler, ...places, range }
}

/** The function that the step around an offset calls. */
interface Handler {
  readonly script: Script
  /** The value of `Handler`. */
  readonly node: ScalarNode
  readonly definition: PythonFunction
}

/** The function of its script that the step around an offset names in `Handler`. */
function handlerAround(document: SsmDocument, offset: number, python: Python): Handler | undefined {
  const script = scriptsOf(document).find(({ step }) => contains(step.node, offset))
  const node = script?.step.input('Handler')
  if (script?.language !== 'python' || node?.kind !== 'scalar') return undefined
  const name = fixedText(node)
  // A later definition of the same name wins.
  const definition = python.check(script.masked, script.minor).functions.findLast((each) => each.name === name)
  return definition && { script, node, definition }
}

function placesOf(
  { tree }: SsmDocument,
  { script, node, definition }: Handler,
): Omit<HandlerPlaces, 'range' | keyof Handler> {
  const { name, start, end } = definition
  return {
    kind: 'function',
    name,
    declaration: rangeOnly(script.rangeOf(start, end)),
    uses: [rangeWithin(tree, node, 0, name.length)],
    isElsewhere: (script.masked.match(/\w+/g) ?? []).filter((word) => word === name).length > 1,
  }
}
