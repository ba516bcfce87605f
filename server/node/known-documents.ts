import { type DocumentInterface, emptyRepository, type Repository, repositoryOf } from '../document/repository.js'

/** What a text holds that calls other documents: one of the actions, or the source of `aws:downloadContent`. */
const calls = ['aws:executeAutomation', 'aws:runCommand', 'aws:runDocument', 'SSMDocument']

/** Whether a text may name other documents that are called. Which, and how, is for the rules to find out. */
export const mayCallDocuments = (text: string): boolean => calls.some((call) => text.includes(call))

const built = new WeakMap<readonly DocumentInterface[], Repository>()

/**
 * The documents that the text may call: those given, and AWS's own. Decided by the text alone, so that it makes no difference with which
 * others, and on which thread, a text is linted.
 */
export async function repositoryFor(text: string, interfaces: readonly DocumentInterface[]): Promise<Repository> {
  if (!mayCallDocuments(text)) return emptyRepository
  const known = built.get(interfaces)
  if (known) return known
  const { loadOwnedDocuments } = await import('../aws/owned-documents.js')
  const repository = repositoryOf(interfaces, await loadOwnedDocuments())
  built.set(interfaces, repository)
  return repository
}
