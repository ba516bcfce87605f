import type { DocumentKind } from '../document/kinds.js'
import { emptyRepository, type Repository } from '../document/repository.js'
import type { Opened } from '../hosts/open.js'
import type { OwnKind } from '../own-files/file-names.js'
import type { Surrounded } from '../own-files/own-file.js'
import type { LintOptions } from '../service.js'

/** How a file is read and checked. */
export interface FileSettings extends LintOptions {
  readonly kind?: DocumentKind
  /** Which file for rehearsals it is, where its place says so; else its name and what stands in it do. */
  readonly own?: OwnKind
}

/** A text that the editor has open, saved or not. */
export interface OpenText {
  readonly uri: string
  readonly opened: Opened
}

/** A file as it is saved. */
export interface FileText {
  readonly uri: string
  readonly text: string
}

/** What the server asks of the place it runs in: a file system with configurations, or nothing at all in a browser. */
export interface Workspace {
  /** How a file is checked; a fault of the configuration is told to the user. */
  settings(uri: string, tell: (message: string) => void): Promise<FileSettings>
  /** What stands around a file for rehearsals, as the document of a test; `open` gives what the editor has open. */
  around(kind: OwnKind, uri: string, text: string, open: () => Promise<readonly OpenText[]>): Promise<Surrounded>
  /** The documents that a text may call; `open` gives what the editor has open. While these stay the same, the same repository is given. */
  repository(uri: string, text: string, open: () => Promise<readonly OpenText[]>): Promise<Repository>
  /** The files around one that may call a document in it, those of `open` as they are there; `unclear` where several documents have the name, or where there are too many files to look into all, of which `cut` is told. */
  callers(
    uri: string,
    name: string,
    open: readonly FileText[],
    cut?: () => void,
  ): Promise<readonly FileText[] | 'unclear'>
  /** The tests and mocks that stand beside a document under its name, and those tests around that mention its file; `cut` is told where there are more files than are looked into. */
  rehearsals(uri: string, cut?: () => void): Promise<readonly FileText[]>
  /** The files in the folders of the editor in which documents may be. */
  texts(): Promise<readonly FileText[]>
  /** The file of a name in the folder of another one, where it is there. */
  beside(uri: string, name: string): string | undefined
  /** What stands in a file. */
  textOf(uri: string): Promise<string | undefined>
  /** Tells which folders the editor has open. */
  setFolders(uris: readonly string[]): void
  /** Files were changed by others. */
  changed(uris: readonly string[]): void
  /** The URI of a path that a document has in the repository. */
  uriOf(path: string): string
}

/** No files around: every rule as it is. */
export const noWorkspace = (today: () => string): Workspace => ({
  settings: () => Promise.resolve({ today: today() }),
  around: () => Promise.resolve({}),
  repository: () => Promise.resolve(emptyRepository),
  callers: (_uri, _name, open) => Promise.resolve(open),
  rehearsals: () => Promise.resolve([]),
  texts: () => Promise.resolve([]),
  beside: () => undefined,
  textOf: () => Promise.resolve(undefined),
  setFolders: () => undefined,
  changed: () => undefined,
  uriOf: (path) => path,
})
