import type { SsmDocument } from '../../document/document.js'
import { entryOf, keyText, type Node, type ScalarNode } from '../../syntax/tree.js'

/** One archive of a package, with the platform and the architecture that it is for. */
export interface PackageTarget {
  readonly platform: ScalarNode
  readonly architecture: ScalarNode
  /** The name of the archive. */
  readonly file: Node | undefined
}

/** Every archive that a package names, by platform, version of the platform, and architecture. */
export function* packageTargets(document: SsmDocument): Generator<PackageTarget> {
  for (const [platform, versions] of entriesOf(document.entry('packages')?.value)) {
    for (const [, architectures] of entriesOf(versions)) {
      for (const [architecture, target] of entriesOf(architectures)) {
        yield { platform, architecture, file: entryOf(target, 'file')?.value }
      }
    }
  }
}

/** The keys of a map that are known, with their values. */
export function entriesOf(node: Node | undefined): [key: ScalarNode, value: Node][] {
  if (node?.kind !== 'map') return []
  return node.entries.filter(({ key }) => !key.dynamic).map(({ key, value }) => [key, value])
}

/** The names of the files of a package. */
export const filesOf = (document: SsmDocument): readonly string[] =>
  entriesOf(document.entry('files')?.value).map(([key]) => keyText(key))
