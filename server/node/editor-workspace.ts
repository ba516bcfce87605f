import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { interfaceOf } from '../document/interface.js'
import type { DocumentInterface } from '../document/repository.js'
import { mayHoldDocuments } from '../hosts/find-documents.js'
import type { FileSettings, Workspace } from '../lsp/workspace.js'
import { emptyRepository } from '../document/repository.js'
import { rules } from '../rules/index.generated.js'
import { open } from '../hosts/open.js'
import { configurationFile, type Configurations, configurations } from './configuration/configurations.js'
import { fileRules } from './file-rules.js'
import { findFiles } from './find-files.js'
import { mayCallDocuments, repositoryFor } from './known-documents.js'
import { documentsReader } from './known-runbooks.js'
import { placeholdersOf } from './placeholders.js'
import { readTextFile } from './text-file.js'
import { UsageError } from './usage-error.js'

const ruleNames: ReadonlySet<string> = new Set([...rules, ...fileRules].map(({ name }) => name))

/** The files around the texts that an editor has open: their configurations, and the documents that they may call. */
export function editorWorkspace(today: () => string): Workspace {
  let folders: readonly string[] = []
  let settings = freshConfigurations()
  const interfaces = new Map<string, Promise<readonly DocumentInterface[]>>()

  const plain = (): FileSettings => ({ today: today() })

  return {
    async settings(uri, tell) {
      const path = pathOfFile(uri)
      if (path === undefined) return plain()
      try {
        const { severities, strict, placeholders, kind } = await settings.settingsOf(path)
        return {
          today: today(),
          severities,
          strict,
          placeholders: await placeholdersOf(placeholders),
          ...(kind && { kind }),
        }
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        tell(error.message)
        return plain()
      }
    },
    async around(kind, uri, text) {
      const path = pathOfFile(uri)
      if (path === undefined) return {}
      const { lookAround } = await import('./test-files/look-around.js')
      return lookAround(kind, text, path, documentsReader())
    },
    async repository(uri, text) {
      const path = pathOfFile(uri)
      if (path === undefined || !mayCallDocuments(text))
        return path === undefined ? emptyRepository : repositoryFor(text, [])
      const root = rootOf(path, folders)
      const known = interfaces.get(root) ?? interfacesBelow(root, settings)
      interfaces.set(root, known)
      return repositoryFor(text, await known)
    },
    setFolders(uris) {
      folders = uris.flatMap((uri) => pathOfFile(uri) ?? [])
    },
    changed(uris) {
      interfaces.clear()
      if (uris.some((uri) => basename(uri) === configurationFile)) settings = freshConfigurations()
    },
    uriOf: (path) => pathToFileURL(path).href,
  }
}

const freshConfigurations = (): Configurations =>
  configurations({ cwd: process.cwd(), ruleNames, severities: new Map(), strict: false })

function pathOfFile(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** The folder whose documents may call each other: the repository, or else the folder that the editor has open. */
function rootOf(path: string, folders: readonly string[]): string {
  for (let here = dirname(path); ; here = dirname(here)) {
    if (existsSync(join(here, '.git')) || folders.includes(here)) return here
    if (dirname(here) === here) return dirname(path)
  }
}

async function interfacesBelow(root: string, { ignores }: Configurations): Promise<readonly DocumentInterface[]> {
  const { files } = await findFiles([root], root, ignores)
  const found: DocumentInterface[] = []
  for (const { path } of files) {
    const read = readTextFile(path)
    if (!read.ok || !mayHoldDocuments(read.text)) continue
    const { models } = await open({ text: read.text, path })
    found.push(...models.flatMap(({ document }) => (document && interfaceOf(document, path)) ?? []))
  }
  return found
}
