import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import type { Repository } from '../document/repository.js'
import { type Opened, open } from '../hosts/open.js'
import { kindOfName, mayBeTest } from '../own-files/file-names.js'
import type { OwnFile } from '../own-files/own-file.js'
import { type Diagnostic, lintOpened } from '../service.js'
import { formatOf, parse } from '../syntax/parse.js'
import { isReparsable, prepareToReparse } from '../syntax/reparse.js'
import type { Tree } from '../syntax/tree.js'
import { type EncodedText, encodedText, type Encoding, unescaped } from './encoded-text.js'
import type { FileSettings, FileText, OpenText, Workspace } from './workspace.js'

/** An open text with the documents that were read in it. */
interface ReadText {
  readonly text: EncodedText
  readonly opened: Opened
  readonly settings: FileSettings
}

/** Such a text, looked at with what stands around it. */
export interface OpenFile extends ReadText {
  /** The documents that it may call. */
  readonly repository: Repository
  /** What the text is, where it is no document but a file for rehearsals. */
  readonly own: OwnFile | undefined
}

/** What is known of one version of a text. It is made when it is first asked for, and kept until the text changes. */
interface Entry {
  readonly text: EncodedText
  read?: Promise<ReadText>
  file?: Promise<OpenFile>
  /** Whether other texts that are open were looked at for it. */
  leans?: boolean
  /** How the same text was looked at before one of those changed. */
  before?: Promise<OpenFile>
}

/** The texts that an editor has open. */
export class DocumentStore {
  readonly #entries = new Map<string, Entry>()
  /** Under which URI each is open, by what that is without escapes. */
  readonly #uris = new Map<string, string>()
  /** The newest version of each text from which newer ones can be read: what is typed is read as a change of it. */
  readonly #reparsable = new Map<string, Tree>()
  readonly #found = new WeakMap<OpenFile, Promise<readonly Diagnostic[]>>()
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

  open(uri: string, languageId: string, version: number, text: string): readonly string[] {
    return this.#set(uri, encodedText(uri, languageId, version, text, this.#encoding))
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): readonly string[] {
    const entry = this.#entries.get(uri)
    return entry ? this.#set(uri, entry.text.changed(changes, version)) : []
  }

  /** Gives the texts of which something else may be found now: this one, and those that lean on it. */
  #set(uri: string, text: EncodedText): readonly string[] {
    this.#entries.set(uri, { text })
    this.#uris.set(unescaped(uri), uri)
    return [uri, ...this.#lookAgain(uri)]
  }

  /** Gives the texts of which something else may be found now. */
  close(uri: string): readonly string[] {
    this.#entries.delete(uri)
    this.#uris.delete(unescaped(uri))
    this.#reparsable.delete(uri)
    return this.#lookAgain(uri)
  }

  /** Has the texts looked at anew that lean on others. */
  #lookAgain(changed: string): readonly string[] {
    const leaning = [...this.#entries].filter(([each, { leans }]) => leans && each !== changed)
    for (const [each, { text, read, before, file = before }] of leaning)
      this.#entries.set(each, { text, leans: true, ...(read && { read }), ...(file && { before: file }) })
    return leaning.map(([each]) => each)
  }

  uris(): readonly string[] {
    return [...this.#entries.keys()]
  }

  texts(): readonly EncodedText[] {
    return [...this.#entries.values()].map(({ text }) => text)
  }

  /** The text of a URI that is open, with whatever escapes. */
  text(uri: string): EncodedText | undefined {
    const entry = this.#entries.get(uri) ?? this.#entries.get(this.#uris.get(unescaped(uri)) ?? '')
    return entry?.text
  }

  /** A text as it is open, or else as it stands in its file. */
  textOf(uri: string, inFile: string): EncodedText {
    return this.text(uri) ?? encodedText(uri, '', 0, inFile, this.#encoding)
  }

  /** The texts of files, as they are open where they are, and all others that are open. */
  textsWith(saved: readonly FileText[]): readonly EncodedText[] {
    const texts = [...saved.map(({ uri, text }) => this.textOf(uri, text)), ...this.texts()]
    return [...new Map(texts.map((text) => [text.uri, text])).values()]
  }

  /** Forgets what was found: the configuration, or another document, has changed. */
  forget(): void {
    for (const [uri, { text }] of this.#entries) this.#entries.set(uri, { text })
  }

  async file(uri: string): Promise<OpenFile | undefined> {
    const entry = this.#entries.get(uri)
    if (!entry) return undefined
    entry.file ??= this.#look(entry)
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
    const found = this.#found.get(file) ?? check(file)
    this.#found.set(file, found)
    return { text: entry.text, found: await found }
  }

  /** Gets ready for what is typed. */
  async prepare(uri: string): Promise<void> {
    const tree = this.#reparsable.get(uri)
    if (tree) await prepareToReparse(tree)
  }

  async #look(entry: Entry): Promise<OpenFile> {
    const read = await this.#readOnce(entry)
    const { text, uri } = entry.text
    const repository = await this.#workspace.repository(uri, text, () => this.#openTexts(entry))
    const own = await this.#readOwn(entry, read)
    const before = await entry.before
    return before?.repository === repository && !before.own && !own ? before : { ...read, repository, own }
  }

  #readOnce(entry: Entry): Promise<ReadText> {
    entry.read ??= this.#read(entry.text)
    return entry.read
  }

  async #read(text: EncodedText): Promise<ReadText> {
    const settings = await this.#workspace.settings(text.uri, this.#tell)
    const source = { text: text.text, path: text.path, ...(settings.kind && { kind: settings.kind }) }
    const opened = await open(source, settings.placeholders, this.#reparsable.get(text.uri))
    if (opened.tree && isReparsable(opened.tree) && this.#entries.has(text.uri))
      this.#reparsable.set(text.uri, opened.tree)
    return { text, opened, settings }
  }

  async #readOwn(entry: Entry, { opened, settings: { own } }: ReadText): Promise<OwnFile | undefined> {
    const { text, uri, path } = entry.text
    const named = own ?? kindOfName(path)
    if (named === undefined) return undefined
    const { isBegun, ownKindOf } = await import('../own-files/own-file.js')
    const tree = opened.tree ?? (await parse(text, formatOf(text, path)))
    if (isBegun(tree) && !own) return { kind: named, tree }
    const kind = own ?? ownKindOf(path, tree)
    if (kind === undefined || (kind === 'test' && !mayBeTest(path, text))) return kind && { kind, tree }
    return { kind, tree, ...(await this.#workspace.around(kind, uri, text, () => this.#openTexts(entry))) }
  }

  /** What stands in all texts, on which one leans from now on: no more than that is read of them, or two might wait for each other. */
  #openTexts(entry: Entry): Promise<readonly OpenText[]> {
    entry.leans = true
    const all = [...this.#entries]
    return Promise.all(all.map(async ([uri, each]) => ({ uri, opened: (await this.#readOnce(each)).opened })))
  }
}

async function check({ opened, settings, repository, own }: OpenFile): Promise<readonly Diagnostic[]> {
  if (own) return (await import('../own-files/own-findings.js')).ownFindings(own, settings)
  return (await lintOpened(opened, { ...settings, repository })).flatMap(({ diagnostics }) => diagnostics)
}
