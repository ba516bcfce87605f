import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { DocumentInterface } from '../document/repository.js'
import type { FileSettings, FileText, OpenText, Workspace } from '../lsp/workspace.js'
import { rehearsalNames } from '../own-files/file-names.js'
import { emptyRepository } from '../document/repository.js'
import { rules } from '../rules/index.generated.js'
import { configurationFile, type Configurations, configurations } from './configuration/configurations.js'
import { fileRules } from '../rules/file-rules.js'
import { fileBeside } from './file-beside.js'
import {
  interfacesAround,
  isAround,
  type Surroundings,
  surroundingsOf,
  testsAround,
  textsAround,
} from './interfaces-around.js'
import { mayCallDocuments, repositoryFor } from './known-documents.js'
import { documentsReader } from './known-runbooks.js'
import { interfacesAsOpen, type OpenDocuments } from './interfaces-as-open.js'
import { mostInFolder } from './nearest-files.js'
import { placeholdersOf } from './placeholders.js'
import { type ReadFile, readTextFile } from './text-file.js'
import { UsageError } from './usage-error.js'

const ruleNames: ReadonlySet<string> = new Set([...rules, ...fileRules].map(({ name }) => name))

/** The files around the texts that an editor has open: their configurations, and the documents that they may call. */
export function editorWorkspace(today: () => string, limits = mostInFolder): Workspace {
  let folders: readonly string[] = []
  let settings = freshConfigurations()
  const interfaces = new Map<string, Promise<readonly DocumentInterface[]>>()
  const told = new Set<string>()

  const plain = (): FileSettings => ({ today: today() })

  /** Kept until files change: it reads all those around. */
  let documentsOf = documentsReader()

  function interfacesIn(around: Surroundings): Promise<readonly DocumentInterface[]> {
    const known = interfaces.get(around.folder) ?? interfacesAround(around, settings)
    interfaces.set(around.folder, known)
    return known
  }

  /** The open texts that are around, with their files. */
  async function openAround(around: Surroundings, texts: readonly OpenText[]): Promise<readonly OpenDocuments[]> {
    const files = texts.flatMap(({ uri, opened }) => ({ path: pathOfFile(uri) ?? '', opened }))
    const areAround = await Promise.all(files.map(({ path }) => path !== '' && isAround(path, around, settings)))
    return files.filter((_, at) => areAround[at])
  }

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
        // Once for each configuration, not at every key that is typed.
        if (!told.has(error.message)) tell(error.message)
        told.add(error.message)
        return plain()
      }
    },
    async around(kind, uri, text, open) {
      const path = pathOfFile(uri)
      if (path === undefined) return {}
      const { lookAround } = await import('./test-files/look-around.js')
      return lookAround(kind, text, path, documentsOf, readerWith(await open()))
    },
    async repository(uri, text, open) {
      const path = pathOfFile(uri)
      if (path === undefined || !mayCallDocuments(text)) return emptyRepository
      const around = surroundingsOf(path, folders)
      const [saved, texts] = await Promise.all([interfacesIn(around), open()])
      return repositoryFor(text, { interfaces: interfacesAsOpen(saved, await openAround(around, texts)) })
    },
    async callers(uri, name, open, cut) {
      const path = pathOfFile(uri)
      if (path === undefined) return []
      const around = surroundingsOf(path, folders)
      const found = new Map<string, FileText>()
      if ((await interfacesIn(around)).filter((each) => each.name === name).length > 1) return 'unclear'
      let isCut = false
      const noteCut = () => {
        isCut = true
      }
      for await (const { path: file, text } of textsAround(around, settings, noteCut, limits))
        if (text.includes(name) && mayCallDocuments(text)) found.set(file, { uri: pathToFileURL(file).href, text })
      // Of a very large folder not all callers are known.
      if (isCut) {
        cut?.()
        return 'unclear'
      }
      for (const each of open) {
        const file = pathOfFile(each.uri)
        if (file !== undefined && (await isAround(file, around, settings))) found.set(file, each)
      }
      return [...found.values()]
    },
    async rehearsals(uri, cut) {
      const path = pathOfFile(uri)
      if (path === undefined) return []
      const found = rehearsalNames(path).flatMap(textIn)
      for await (const file of testsAround(surroundingsOf(path, folders), settings, cut, limits))
        if (file.text.includes(basename(path))) found.push({ uri: pathToFileURL(file.path).href, text: file.text })
      return found
    },
    async texts() {
      const found: FileText[] = []
      for (const folder of folders)
        for await (const { path, text } of textsAround({ folder, isDeep: true }, settings))
          found.push({ uri: pathToFileURL(path).href, text })
      return found
    },
    beside(uri, name) {
      const path = pathOfFile(uri)
      const file = path === undefined ? undefined : fileBeside(dirname(path), name)
      return file && pathToFileURL(file.path).href
    },
    async textOf(uri) {
      const path = pathOfFile(uri)
      const read = path === undefined ? undefined : readTextFile(path)
      return read?.ok ? read.text : undefined
    },
    setFolders(uris) {
      folders = uris.flatMap((uri) => pathOfFile(uri) ?? [])
      interfaces.clear()
    },
    changed(uris) {
      interfaces.clear()
      documentsOf = documentsReader()
      if (!uris.some((uri) => basename(uri) === configurationFile)) return
      settings = freshConfigurations()
      told.clear()
    },
    uriOf: (path) => pathToFileURL(path).href,
  }
}

const freshConfigurations = (): Configurations =>
  configurations({ cwd: process.cwd(), ruleNames, severities: new Map(), strict: false })

/** The path of a file, also of one that is still to be saved there. */
function pathOfFile(uri: string): string | undefined {
  try {
    return fileURLToPath(uri.replace(/^untitled:(?=\/)/, 'file:'))
  } catch {
    return undefined
  }
}

/** A file, where it is there and can be read. */
function textIn(path: string): FileText[] {
  const read = existsSync(path) ? readTextFile(path) : undefined
  return read?.ok ? [{ uri: pathToFileURL(path).href, text: read.text }] : []
}

/** Reads a file as the editor has it, where it is open, saved or not. */
function readerWith(open: readonly OpenText[]): ReadFile {
  const texts = new Map(open.map(({ uri, opened }) => [pathOfFile(uri), opened.source.text]))
  return (file) => {
    const text = texts.get(file)
    return text === undefined ? readTextFile(file) : { ok: true, text, byteOrderMark: false }
  }
}
