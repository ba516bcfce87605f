import { schemaVersionsOf } from '../../schemas/documents.js'
import { describeNode } from '../document/describe.js'
import type { Embedded } from '../hosts/host.js'
import { entryOf, keyText, type MapNode, type Node, type Range, stringOf } from '../syntax/tree.js'
import { meantKey } from '../document/meant-key.js'
import { headOf } from './places.js'
import { type Finding, parameterized } from './rule.js'

/**
 * Why a text could not be taken for a document of any kind. Of a text that was merely found among others this is told only where it
 * all but is one: other tools have a `schemaVersion` too.
 */
export function unknownKind({ tree: { root, text }, kind, host }: Embedded, explicit: boolean): Finding | undefined {
  if (host !== undefined || (kind !== undefined && !parameterized.includes(kind))) return undefined
  if (root?.kind !== 'map') return explicit || kind !== undefined ? noDocument(root, text) : undefined
  if (!explicit && !hasSigns(root)) return undefined
  const { range, advice } = hintFor(root)
  return { range, message: `nothing tells the kind of this document, so it was not checked; ${advice}` }
}

const telling = ['mainSteps', 'runtimeConfig', 'schemaVersion', 'sessionType']

/** What would tell the kind: a key that is mistyped, or missing. */
function hintFor(root: MapNode): { readonly range: Range; readonly advice: string } {
  for (const { key } of root.entries.slice(0, 100)) {
    const meant = meantKey(root, keyText(key), telling)
    if (meant !== undefined) return { range: key, advice: `did you mean \`${meant}\` by \`${keyText(key)}\`?` }
  }
  return { range: headOf(root), advice: 'give it `schemaVersion` and the keys of its kind' }
}

function noDocument(root: Node | undefined, text: string): Finding {
  const range = root ? headOf(root) : { start: 0, end: Math.min(1, text.length) }
  const found = root && text.trim() !== '' ? describeNode(root) : 'nothing'
  return {
    range,
    severity: 'error',
    message: `expected a document, which is a map with \`schemaVersion\`, found ${found}`,
  }
}

const versions: ReadonlySet<string> = new Set([...schemaVersionsOf('Automation'), ...schemaVersionsOf('Command')])

/** The keys that hold steps, or a schema version of documents with steps; 2.0 is too common elsewhere. */
function hasSigns(root: MapNode): boolean {
  const version = stringOf(entryOf(root, 'schemaVersion')?.value)
  const steps = entryOf(root, 'mainSteps') ?? entryOf(root, 'runtimeConfig')
  return steps !== undefined || (version !== undefined && version !== '2.0' && versions.has(version))
}
