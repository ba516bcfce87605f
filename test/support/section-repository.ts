import { loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { interfaceOf } from '../../server/document/interface.js'
import { type DocumentInterface, type Repository, repositoryOf } from '../../server/document/repository.js'
import { open } from '../../server/hosts/open.js'
import type { OtherFile, Section } from './fixtures.js'

/** The documents that the document of a section may call: those beside it, and AWS's own. */
export async function repositoryFor({ others }: Pick<Section, 'others'>): Promise<Repository> {
  return repositoryOf((await Promise.all(others.map(interfacesIn))).flat(), await loadOwnedDocuments())
}

async function interfacesIn(file: OtherFile): Promise<DocumentInterface[]> {
  const { models } = await open(file)
  return models.flatMap(({ document }) => (document && interfaceOf(document, file.path)) ?? [])
}
