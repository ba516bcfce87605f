import type { SsmDocument } from '../document/document.js'
import type { Python, PythonParameter } from '../languages/python.js'
import { handlerPlacesAt } from './handler-places.js'
import type { Hover } from './hover.js'

/** What is said of the function that `Handler` names, there and where the script defines it: its parameters, and how its docstring begins. */
export function handlerHover(document: SsmDocument, offset: number, python: Python): Hover | undefined {
  const handler = handlerPlacesAt(document, offset, python)
  if (!handler) return undefined
  const { name, parameters, docstring } = handler.definition
  const head = `**${name}** — function of the script, \`${name}(${parameters.map(written).join(', ')})\``
  const about = docstring ? firstLine(handler.script.text.slice(docstring.start, docstring.end)) : ''
  return { range: handler.range, text: [head, about].filter(Boolean).join('\n\n') }
}

const stars: Readonly<Record<PythonParameter['kind'], string>> = {
  plain: '',
  star: '*',
  'double-star': '**',
  'keyword-only': '',
}

const written = ({ name, kind, hasDefault }: PythonParameter): string =>
  `${stars[kind]}${name}${hasDefault ? '=…' : ''}`

/** The first line of a text in quotes that has something in it. */
const firstLine = (literal: string): string =>
  literal
    .replace(/^\w*("""|'''|"|')([\s\S]*)\1$/, '$2')
    .trim()
    .split('\n', 1)[0] ?? ''
