import { entryOf, type Node } from '../../syntax/tree.js'

/** Names of test files: `restart.test.yaml` stands beside `restart.yaml`. */
const named = /\.test\.(?:ya?ml|json)$/i

/** What a test file holds, however broken it is. */
const sign = /(?:^|[\s{,])["']?cases["']?\s*:/

/** Whether a file that was found among others may be a test of ours: other tools have files of such names too. */
export const mayBeTest = (path: string, text: string): boolean => named.test(path) && sign.test(text)

/** Whether what was read is a test file rather than a document of that name. */
export const isTest = (root: Node | undefined): boolean =>
  root === undefined || (entryOf(root, 'cases') !== undefined && entryOf(root, 'schemaVersion') === undefined)

/** The names that the document of a test file may have, the likeliest first. */
export function documentNames(path: string): readonly string[] {
  const [name = ''] = path.split(named)
  const ending = path.slice(path.lastIndexOf('.'))
  return name === path ? [] : [...new Set([ending, '.yaml', '.yml', '.json'])].map((each) => name + each)
}

/** The names that test files beside a document may have. */
export function testNames(path: string): readonly string[] {
  const name = path.replace(/\.[^.\\/]+$/, '')
  return ['.yaml', '.yml', '.json'].map((ending) => `${name}.test${ending}`)
}
