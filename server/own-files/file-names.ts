import { entryOf, type Node } from '../syntax/tree.js'

/** Names of test files: `restart.test.yaml` stands beside `restart.yaml`. */
const named = /\.test\.(?:ya?ml|json)$/i

/** What a test file holds, however broken it is. */
const sign = /(?:^|[\s{,])["']?cases["']?\s*:/

/** Files that people write for rehearsals: tests, mocks, and what exists in an account. */
export type OwnKind = 'test' | 'mocks' | 'account'

const byName: readonly (readonly [OwnKind, RegExp])[] = [
  ['test', named],
  ['mocks', /(?:^|[\\/._-])mocks?\.(?:ya?ml|json)$/i],
  ['account', /(?:^|[\\/._-])account\.(?:ya?ml|json)$/i],
]

/** What a file is by its name, should it be one of ours. */
export const kindOfName = (path: string): OwnKind | undefined => byName.find(([, name]) => name.test(path))?.[0]

/** Whether a file that was found among others may be a test of ours: other tools have files of such names too. */
export const mayBeTest = (path: string, text: string): boolean => named.test(path) && sign.test(text)

/** Whether what was read is a test file rather than a document of that name. */
export const isTest = (root: Node | undefined): boolean =>
  root === undefined || (entryOf(root, 'cases') !== undefined && entryOf(root, 'schemaVersion') === undefined)

/** The names that the document of a test file may have, the likeliest first. */
export const documentNames = (path: string): readonly string[] => besideOf(path, named)

/** The names that the document may have for which mocks are: `restart.mocks.yaml` stands beside `restart.yaml`. */
export const documentOfMocks = (path: string): readonly string[] => besideOf(path, /\.mocks?\.(?:ya?ml|json)$/i)

function besideOf(path: string, ending: RegExp): readonly string[] {
  const [name = ''] = path.split(ending)
  const last = path.slice(path.lastIndexOf('.'))
  return name === path ? [] : [...new Set([last, '.yaml', '.yml', '.json'])].map((each) => name + each)
}

/** The names that test files beside a document may have. */
export const testNames = (path: string): readonly string[] => namesFor(path, ['test'])

/** The names that tests and mocks beside a document may have. */
export const rehearsalNames = (path: string): readonly string[] => namesFor(path, ['test', 'mocks', 'mock'])

function namesFor(path: string, kinds: readonly string[]): readonly string[] {
  const name = path.replace(/\.[^.\\/]+$/, '')
  return kinds.flatMap((kind) => ['.yaml', '.yml', '.json'].map((ending) => `${name}.${kind}${ending}`))
}
