import assert from 'node:assert/strict'
import { buildDocument } from '../../server/document/build.js'
import type { SsmDocument } from '../../server/document/document.js'
import { kindOf } from '../../server/document/kinds.js'
import { formatOf, parse } from '../../server/syntax/parse.js'

/** The model of a text that is one document. */
export async function documentOf(text: string): Promise<SsmDocument> {
  const tree = await parse(text, formatOf(text))
  const kind = kindOf(tree.root)
  assert.ok(tree.root?.kind === 'map' && kind, 'the text is a document')
  return buildDocument(tree, tree.root, { kind })
}
