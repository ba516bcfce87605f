import type { NameKind } from '../features/names.js'
import { rangeOnly } from '../features/node-at.js'
import { rangeWithin } from '../syntax/positions.js'
import { entryOf, keyText, type Node, type Range, type ScalarNode, stringOf } from '../syntax/tree.js'
import type { OwnFile } from './own-file.js'
import { type Named, namedByKeys, namedByValue } from './own-place.js'

/** A name that a document declares, as other files write it. */
export interface DeclaredName {
  readonly kind: NameKind
  readonly name: string
  /** The step that declares an output. */
  readonly step?: string
}

/** The file that a test names as that of its document. */
export const documentNamedIn = ({ tree }: Pick<OwnFile, 'tree'>): string | undefined =>
  stringOf(entryOf(tree.root, 'document')?.value)

/** Where a file for rehearsals writes a name of its document. */
export function placesOf(file: Pick<OwnFile, 'kind' | 'tree'>, wanted: DeclaredName): readonly Range[] {
  const { root } = file.tree
  if (!root) return []
  return [...namesIn(file, root, [])].flatMap(({ scalar, named }) => {
    const place = placeIn(stringOf(scalar) ?? '', named, wanted)
    return place ? [rangeOnly(rangeWithin(file.tree, scalar, place.start, place.end))] : []
  })
}

interface Written {
  readonly scalar: ScalarNode
  readonly named: Named
}

function* namesIn(file: Pick<OwnFile, 'kind'>, node: Node, path: readonly (string | number)[]): Generator<Written> {
  if (node.kind === 'list') for (const [at, item] of node.items.entries()) yield* namesIn(file, item, [...path, at])
  const named = node.kind === 'scalar' ? namedByValue(file.kind, path) : namedByKeys(file.kind, path)
  if (node.kind === 'scalar' && named) yield { scalar: node, named }
  if (node.kind !== 'map') return
  for (const { key, value } of node.entries) {
    if (named) yield { scalar: key, named }
    yield* namesIn(file, value, [...path, keyText(key)])
  }
}

/** The part of a text that is the name: of an output `step.Output`, and of a step on one of several platforms `Linux/step`. */
function placeIn(text: string, named: Named, { kind, name, step }: DeclaredName): Range | undefined {
  const whole = named === 'first-step' ? 'step' : named
  if (whole === 'output') {
    const [of = '', output] = text.split('.')
    if (kind === 'step' && of === name) return { start: 0, end: of.length }
    return kind === 'output' && of === step && output === name ? { start: of.length + 1, end: text.length } : undefined
  }
  const start = whole === 'step' ? text.indexOf('/') + 1 : 0
  return whole === kind && text.slice(start) === name ? { start, end: text.length } : undefined
}
