import { ssmithAccount } from '../../schemas/ssmith-account.js'
import { ssmithMocks } from '../../schemas/ssmith-mocks.js'
import { ssmithTest } from '../../schemas/ssmith-test.js'
import type { Fault } from '../document/check-against-schema.js'
import type { SsmDocument } from '../document/document.js'
import type { NamedSteps } from '../document/named-steps.js'
import { entryOf, isEmpty, keyText, type SyntaxFault, type Tree } from '../syntax/tree.js'
import { kindOfName, mayBeTest, type OwnKind } from './file-names.js'

/** What stands around such a file, as far as one can look there. */
export interface Surrounded {
  /** The document that is rehearsed. */
  readonly document?: SsmDocument | undefined
  /** The file that it is in. */
  readonly path?: string | undefined
  /** Its steps, and those of documents that it may run. */
  readonly steps?: NamedSteps | undefined
  /** Everything that is wrong with the file, where files that it names were read too. */
  readonly faults?: readonly (Fault | SyntaxFault)[] | undefined
}

/** Such a file, read. */
export interface OwnFile extends Surrounded {
  readonly kind: OwnKind
  readonly tree: Tree
}

/** Keys that only our files have under such a name; other tools have files of an account too. */
const signs: Readonly<Record<OwnKind, ReadonlySet<string>>> = {
  test: new Set(Object.keys(ssmithTest.properties)),
  mocks: new Set(Object.keys(ssmithMocks.properties)),
  account: new Set(
    Object.keys(ssmithAccount.properties).filter((key) => !['account', 'region', 'start', 'seed'].includes(key)),
  ),
}

/** Which of our files a text is, by its name and what stands in it. */
export function ownKindOf(path: string, { text, root }: Pick<Tree, 'text' | 'root'>): OwnKind | undefined {
  const kind = kindOfName(path)
  if (kind === undefined || entryOf(root, 'schemaVersion')) return undefined
  if (kind === 'test' && root === undefined) return mayBeTest(path, text) ? kind : undefined
  const isOurs = root?.kind === 'map' && root.entries.some(({ key }) => signs[kind].has(keyText(key)))
  return isOurs ? kind : undefined
}

/** Whether nothing is in a text yet but perhaps the beginning of a word: it will be what its name says. */
export const isBegun = ({ root }: Pick<Tree, 'root'>): boolean =>
  root === undefined || isEmpty(root) || root.kind === 'scalar' || (root.kind === 'map' && root.entries.length === 0)
