import { describeNode } from '../document/describe.js'
import { isForeign, versionKinds } from '../document/kinds.js'
import type { Embedded } from '../hosts/host.js'
import { entryOf, keyText, type MapNode, type Node, type Range, stringOf } from '../syntax/tree.js'
import { meantKey } from '../document/meant-key.js'
import { headOf } from './places.js'
import { type Finding, parameterized, type Rule } from './rule.js'
import { notADocument } from './structure/not-a-document.js'
import { unknownDocumentKind } from './structure/unknown-document-kind.js'

/**
 * Why a text could not be taken for a document of any kind. Of a text that was merely found among others this is told only where it
 * all but is one: other tools have a `schemaVersion` too.
 */
export function unknownKind(
  { tree: { root, text, faults }, kind, host }: Embedded,
  explicit: boolean,
): Told | undefined {
  if (host !== undefined || (kind !== undefined && !parameterized.includes(kind))) return undefined
  if (root?.kind !== 'map' && root !== undefined && faults.some(({ code }) => code === 'syntax')) return undefined
  if (root?.kind !== 'map')
    return explicit || kind !== undefined ? { rule: notADocument, finding: noMap(root, text) } : undefined
  if (!explicit && !hasSigns(root)) return undefined
  const { range, advice } = hintFor(root)
  if (advice === undefined) return { rule: notADocument, finding: { range, message: nothingFound } }
  const message = `nothing tells the kind of this document, so it was not checked; ${advice}`
  return { rule: unknownDocumentKind, finding: { range, message } }
}

/** A finding with the rule that explains it. */
export interface Told {
  readonly rule: Rule
  readonly finding: Finding
}

const nothingFound = 'no Systems Manager document stands in the file; nothing in it was checked'

const nothingKnown =
  'what the documents of the file hold stands elsewhere, is known to the template only, or could not be read; nothing in it was checked'

/** What is said of a file that was named and is a template, or the like, without any document that could be checked. */
export const withoutDocuments = (text: string, hasDocuments: boolean): Told => ({
  rule: notADocument,
  finding: {
    range: { start: 0, end: Math.min(1, text.length) },
    message: hasDocuments ? nothingKnown : nothingFound,
  },
})

/** What is said of a document that is passed over beside others. */
export const passedOver = (range: Range, isKnownInPart: boolean): Told => ({
  rule: notADocument,
  finding: {
    range,
    severity: 'info',
    message: isKnownInPart
      ? 'what brings forth parts of this document decides what is in it; it was not checked'
      : 'the content of this document stands elsewhere, or could not be read; it was not checked',
  },
})

const telling = ['mainSteps', 'runtimeConfig', 'schemaVersion', 'sessionType']

/** What would tell the kind: a key that is mistyped, or missing. No advice where nothing looks like a document. */
function hintFor(root: MapNode): { readonly range: Range; readonly advice: string | undefined } {
  for (const { key } of root.entries.slice(0, 100)) {
    const meant = meantKey(root, keyText(key), telling)
    if (meant !== undefined) return { range: key, advice: `did you mean \`${meant}\` by \`${keyText(key)}\`?` }
  }
  const isNear = telling.some((key) => entryOf(root, key) !== undefined)
  return { range: headOf(root), advice: isNear ? 'give it `schemaVersion` and the keys of its kind' : undefined }
}

function noMap(root: Node | undefined, text: string): Finding {
  const range = root ? headOf(root) : { start: 0, end: Math.min(1, text.length) }
  const found = root && text.trim() !== '' ? describeNode(root) : 'nothing'
  return {
    range,
    severity: 'error',
    message: `expected a document, which is a map with \`schemaVersion\`, found ${found}`,
  }
}

/** The key that holds steps, or a schema version of documents with steps and mostly their keys; 2.0 is too common elsewhere. */
function hasSigns(root: MapNode): boolean {
  if (entryOf(root, 'mainSteps')) return true
  const version = stringOf(entryOf(root, 'schemaVersion')?.value)
  const kind = version === undefined || version === '2.0' ? undefined : versionKinds.get(version)
  return kind !== undefined && !isForeign(root, kind)
}
