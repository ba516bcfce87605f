import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import type { Repository } from '../document/repository.js'
import { type Opened, open } from '../hosts/open.js'
import { kindOfName, mayBeTest } from '../own-files/file-names.js'
import type { OwnFile } from '../own-files/own-file.js'
import { type Diagnostic, lintOpened } from '../service.js'
import { formatOf, parse } from '../syntax/parse.js'
import { isReparsable, prepareToReparse } from '../syntax/reparse.js'
import type { Tree } from '../syntax/tree.js'
import { type EncodedText, encodedText, type Encoding } from './encoded-text.js'
import type { FileSettings, Workspace } from './workspace.js'

/** An open text with the documents that were read in it. */
export interface OpenFile {
  readonly text: EncodedText
  readonly opened: Opened
  readonly settings: FileSettings
  readonly repository: Repository
  /** What the text is, where it is no document but a file for rehearsals. */
  readonly own: OwnFile | undefined
}

/** What is known of one version of a text. It is made when it is first asked for, and kept until the text changes. */
interface Entry {
  readonly text: EncodedText
  file?: Promise<OpenFile>
  found?: Promise<readonly Diagnostic[]>
}

/** The texts that an editor has open. */
export class DocumentStore {
  readonly #entries = new Map<string, Entry>()
  /** The newest version of each text that is well-formed: what is typed is read as a change of it. */
  readonly #wellFormed = new Map<string, Tree>()
  readonly #workspace: Workspace
  readonly #tell: (message: string) => void
  #encoding: Encoding = 'utf-16'

  constructor(workspace: Workspace, tell: (message: string) => void) {
    this.#workspace = workspace
    this.#tell = tell
  }

  countIn(encoding: Encoding): void {
    this.#encoding = encoding
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    this.#entries.set(uri, { text: encodedText(uri, languageId, version, text, this.#encoding) })
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const entry = this.#entries.get(uri)
    if (entry) this.#entries.set(uri, { text: entry.text.changed(changes, version) })
  }

  close(uri: string): void {
    this.#entries.delete(uri)
    this.#wellFormed.delete(uri)
  }

  uris(): readonly string[] {
    return [...this.#entries.keys()]
  }

  text(uri: string): EncodedText | undefined {
    return this.#entries.get(uri)?.text
  }

  /** Forgets what was found: the configuration, or another document, has changed. */
  forget(): void {
    for (const [uri, { text }] of this.#entries) this.#entries.set(uri, { text })
  }

  async file(uri: string): Promise<OpenFile | undefined> {
    const entry = this.#entries.get(uri)
    if (!entry) return undefined
    entry.file ??= this.#read(entry.text)
    return entry.file
  }

  /** Everything that is wrong with the newest version of a text. */
  async diagnose(
    uri: string,
  ): Promise<{ readonly text: EncodedText; readonly found: readonly Diagnostic[] } | undefined> {
    const entry = this.#entries.get(uri)
    if (!entry) return undefined
    const file = await this.file(uri)
    if (file?.text !== entry.text) return this.diagnose(uri)
    entry.found ??= check(file)
    return { text: entry.text, found: await entry.found }
  }

  /** Gets ready for what is typed. */
  async prepare(uri: string): Promise<void> {
    const tree = this.#wellFormed.get(uri)
    if (tree) await prepareToReparse(tree)
  }

  async #read(text: EncodedText): Promise<OpenFile> {
    const settings = await this.#workspace.settings(text.uri, this.#tell)
    const source = { text: text.text, path: pathOf(text.uri), ...(settings.kind && { kind: settings.kind }) }
    const repository = await this.#workspace.repository(text.uri, text.text)
    const opened = await open(source, settings.placeholders, this.#wellFormed.get(text.uri))
    if (opened.tree && isReparsable(opened.tree) && this.#entries.has(text.uri))
      this.#wellFormed.set(text.uri, opened.tree)
    return { text, opened, settings, repository, own: await this.#readOwn(text, opened.tree) }
  }

  async #readOwn({ text, uri }: EncodedText, known: Tree | undefined): Promise<OwnFile | undefined> {
    const path = pathOf(uri)
    const named = kindOfName(path)
    if (named === undefined) return undefined
    const { isBegun, ownKindOf } = await import('../own-files/own-file.js')
    const tree = known ?? (await parse(text, formatOf(text, path)))
    if (isBegun(tree)) return { kind: named, tree }
    const kind = ownKindOf(path, tree)
    if (kind === undefined || (kind === 'test' && !mayBeTest(path, text))) return kind && { kind, tree }
    return { kind, tree, ...(await this.#workspace.around(kind, uri, text)) }
  }
}

async function check({ opened, settings, repository, own }: OpenFile): Promise<readonly Diagnostic[]> {
  if (own) return (await import('../own-files/own-findings.js')).ownFindings(own, settings)
  return (await lintOpened(opened, { ...settings, repository })).flatMap(({ diagnostics }) => diagnostics)
}

/** The path of a URI, for its ending and its name. */
export function pathOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname)
  } catch {
    return uri
  }
}
