import type { SsmDocument } from '../document/document.js'
import { describe } from '../features/described.js'
import type { Hover } from '../features/hover.js'
import { contains, type Located, nodeAt, pathTo, rangeOnly } from '../features/node-at.js'
import { keyText, stringOf } from '../syntax/tree.js'
import type { OwnFile } from './own-file.js'
import { type Named, namedByKeys, namedByValue, ownSchemas } from './own-place.js'

/** What stands at an offset of one of our files: a name of the document under test, or a key that the schema explains. */
export function ownHover(file: OwnFile, offset: number): Hover | undefined {
  if (!file.tree.root) return undefined
  const located = nodeAt(file.tree.root, offset)
  const key = located.entry?.key
  return key && contains(key, offset) ? ofKey(file, located) : ofValue(file, located)
}

function ofKey({ kind, document }: OwnFile, located: Located): Hover | undefined {
  const key = located.entry?.key
  if (!key) return undefined
  const path = pathTo(located)
  const name = keyText(key)
  const named = namedByKeys(kind, path.slice(0, -1))
  const description = ownSchemas(kind, path).find((schema) => schema.description !== undefined)?.description
  const text =
    (named && document && describedName(document, named, name)) ??
    (named || description === undefined ? undefined : `**${name}**\n\n${description}`)
  return text === undefined ? undefined : { range: rangeOnly(key), text }
}

function ofValue({ kind, document }: OwnFile, located: Located): Hover | undefined {
  const name = stringOf(located.node)
  const named = namedByValue(kind, pathTo(located))
  const text = name !== undefined && named && document ? describedName(document, named, name) : undefined
  return text === undefined ? undefined : { range: rangeOnly(located.node), text }
}

function describedName(document: SsmDocument, named: Named, name: string): string | undefined {
  switch (named) {
    case 'parameter':
      return document.parameter(name) && describe(document, { kind: 'parameter', name })
    case 'variable':
      return document.variable(name) && describe(document, { kind: 'variable', name })
    case 'step':
    case 'first-step':
      return document.step(name) && describe(document, { kind: 'step', name })
    case 'output': {
      const [of = '', output] = name.split('.')
      const step = document.step(of)
      return step && output ? describe(document, { kind: 'output', name: output, step }) : undefined
    }
    case 'call':
      return undefined
  }
}
