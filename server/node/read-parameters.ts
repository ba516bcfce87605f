import { resolve } from 'node:path'
import type { Fault } from '../document/check-against-schema.js'
import type { SsmDocument } from '../document/document.js'
import { unknownParameter } from '../simulator/unknown-parameter.js'
import { type Json, keyText, type Node, toJson } from '../syntax/tree.js'
import { shownPath } from './find-files.js'
import { readTree } from './read-tree.js'

/** Reads a file of values by the names of a document's parameters. */
export async function readParameters(file: string, cwd: string, document: SsmDocument): Promise<[string, Json][]> {
  const path = resolve(cwd, file)
  const root = await readTree(path, shownPath(path, cwd), (node) => faultsIn(node, document))
  return root?.kind === 'map' ? root.entries.map(({ key, value }) => [keyText(key), toJson(value)]) : []
}

function faultsIn(root: Node, document: SsmDocument): Fault[] {
  if (root.kind !== 'map') return [{ ...root, message: 'expected a map of values by the names of parameters' }]
  return root.entries.flatMap(({ key }) =>
    document.parameter(keyText(key))
      ? []
      : [{ start: key.start, end: key.end, message: unknownParameter(keyText(key), document) }],
  )
}
