import { type DocumentInterface, emptyRepository, type Repository, repositoryOf } from '../document/repository.js'

/** What a text holds that calls other documents: one of the actions, or the source of `aws:downloadContent`. */
const calls = ['aws:executeAutomation', 'aws:runCommand', 'aws:runDocument', 'SSMDocument']

/** Whether a text may name other documents that are called. Which, and how, is for the rules to find out. */
export const mayCallDocuments = (text: string): boolean => calls.some((call) => text.includes(call))

const built = new WeakMap<readonly DocumentInterface[], Repository>()

/** The documents of files that others may call. */
export interface LocalDocuments {
  readonly interfaces: readonly DocumentInterface[]
  /** The names of all, where the interfaces are only of those that are called. */
  readonly names?: readonly string[]
}

/** As if no file held a document. */
export const noLocalDocuments: LocalDocuments = { interfaces: [] }

/**
 * The documents that the text may call: those given, and AWS's own. Decided by the text alone, so that it makes no difference with which
 * others, and on which thread, a text is linted.
 */
export const repositoryFor = async (text: string, local: LocalDocuments): Promise<Repository> =>
  mayCallDocuments(text) ? withOwned(local) : emptyRepository

/** The documents given, and AWS's own: the same while the list of interfaces is the same. */
export async function withOwned({ interfaces, names }: LocalDocuments): Promise<Repository> {
  const known = built.get(interfaces)
  if (known) return known
  const { loadOwnedDocuments } = await import('../aws/owned-documents.js')
  const repository = repositoryOf(interfaces, await loadOwnedDocuments(), names)
  built.set(interfaces, repository)
  return repository
}
