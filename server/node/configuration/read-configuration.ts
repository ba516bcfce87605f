import { dirname, join } from 'node:path'
import type { DocumentKind } from '../../document/kinds.js'
import type { Severity } from '../../rules/rule.js'
import { keyText, type Node, stringOf, valueAt } from '../../syntax/tree.js'
import { type Globs, globs } from '../globs.js'
import { readTree } from '../read-tree.js'
import type { Configuration } from './configuration.js'
import { configurationFaults } from './configuration-faults.js'
import { entriesOf, itemsOf, textsOf } from './tree-parts.js'

/** Reads a configuration; `shown` is its path as users see it. Whatever is wrong with it is told at once, each with its place. */
export async function readConfiguration(
  path: string,
  shown: string,
  ruleNames: ReadonlySet<string>,
): Promise<Configuration> {
  return configurationOf(await readTree(path, shown, (root) => configurationFaults(root, ruleNames)), path)
}

async function configurationOf(root: Node | undefined, path: string): Promise<Configuration> {
  const folder = dirname(path)
  const baseline = stringOf(valueAt(root, 'baseline'))
  const ignore = textsOf(valueAt(root, 'ignore'))
  return {
    path,
    folder,
    rules: severitiesOf(valueAt(root, 'rules')),
    overrides: await Promise.all(itemsOf(valueAt(root, 'overrides')).map(overrideOf)),
    ignore: ignore.length === 0 ? undefined : await globs(ignore),
    placeholders: textsOf(valueAt(root, 'placeholders')),
    documents: await documentsOf(valueAt(root, 'documents')),
    strict: scalarAt(root, 'strict', 'boolean'),
    maxWarnings: scalarAt(root, 'maxWarnings', 'number'),
    baseline: baseline === undefined ? undefined : join(folder, baseline),
  }
}

async function overrideOf(node: Node): Promise<Configuration['overrides'][number]> {
  return { files: await globs(textsOf(valueAt(node, 'files'))), rules: severitiesOf(valueAt(node, 'rules')) }
}

async function documentsOf(node: Node | undefined): Promise<{ files: Globs; kind: DocumentKind }[]> {
  const documents = entriesOf(node).map(async ({ key, value }) => ({
    files: await globs([keyText(key)]),
    kind: stringOf(value) as DocumentKind,
  }))
  return Promise.all(documents)
}

function severitiesOf(node: Node | undefined): ReadonlyMap<string, Severity | 'off'> {
  return new Map(entriesOf(node).map(({ key, value }) => [keyText(key), stringOf(value) as Severity | 'off']))
}

interface Scalars {
  readonly boolean: boolean
  readonly number: number
}

function scalarAt<T extends keyof Scalars>(root: Node | undefined, key: string, type: T): Scalars[T] | undefined {
  const node = valueAt(root, key)
  return node?.kind === 'scalar' && typeof node.value === type ? (node.value as Scalars[T]) : undefined
}
