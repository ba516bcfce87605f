import { type Call, callsOf } from '../document/calls.js'
import { type DocumentInterface, emptyRepository, type Repository, repositoryOf } from '../document/repository.js'
import type { Opened } from '../hosts/open.js'

/** What a text holds that calls other documents: one of the actions, or the source of `aws:downloadContent`. */
const calls = ['aws:executeAutomation', 'aws:runCommand', 'aws:runDocument', 'SSMDocument']

/** Whether a text may name other documents that are called. Which, and how, is for the rules to find out. */
export const mayCallDocuments = (text: string): boolean => calls.some((call) => text.includes(call))

/** Whether a text names a document that another file of the run may hold: one that is not AWS's, or one of which there is a copy. */
export async function callsOthers({ models }: Opened, copies: ReadonlySet<string> | undefined): Promise<boolean> {
  const owned = await loadOwned()
  const isOther = ({ name }: Call) => !owned.has(name) || copies?.has(name) === true
  return models.some(({ document }) => document && callsOf(document).some(isOther))
}

const loadOwned = async () => (await import('../aws/owned-documents.js')).loadOwnedDocuments()

const built = new WeakMap<readonly DocumentInterface[], Repository>()

/**
 * The documents that the text may call: those given, and AWS's own. Decided by the text alone, so that it makes no difference with which
 * others, and on which thread, a text is linted.
 */
export async function repositoryFor(text: string, interfaces: readonly DocumentInterface[]): Promise<Repository> {
  if (!mayCallDocuments(text)) return emptyRepository
  const known = built.get(interfaces)
  if (known) return known
  const repository = repositoryOf(interfaces, await loadOwned())
  built.set(interfaces, repository)
  return repository
}
