import { TextDocument } from 'vscode-languageserver-textdocument'
import { lint, type Diagnostic, type LintOptions, open, type Opened } from '../service.js'
import type { SsmDocument } from '../document/document.js'

/** An open text: what was read of it is kept until it changes. */
interface Entry {
  readonly text: TextDocument
  opened?: Promise<Opened>
}

/** The texts that an editor has open. */
export class DocumentStore {
  readonly #entries = new Map<string, Entry>()

  open(uri: string, languageId: string, version: number, text: string): void {
    this.#entries.set(uri, { text: TextDocument.create(uri, languageId, version, text) })
  }

  change(uri: string, version: number, changes: Parameters<typeof TextDocument.update>[1]): void {
    const entry = this.#entries.get(uri)
    if (entry) this.#entries.set(uri, { text: TextDocument.update(entry.text, changes, version) })
  }

  close(uri: string): void {
    this.#entries.delete(uri)
  }

  text(uri: string): TextDocument | undefined {
    return this.#entries.get(uri)?.text
  }

  /** The document that is the whole text; undefined for texts that hold documents, or are none. */
  async document(uri: string): Promise<{ readonly text: TextDocument; readonly document: SsmDocument } | undefined> {
    const entry = this.#entries.get(uri)
    if (!entry) return undefined
    const { models } = await this.#opened(uri, entry)
    const [first, ...others] = models
    const document = first?.document
    return document && !first.embedded.host && others.length === 0 ? { text: entry.text, document } : undefined
  }

  /** A text with the documents that were read in it. */
  async file(uri: string): Promise<{ readonly text: TextDocument; readonly opened: Opened } | undefined> {
    const entry = this.#entries.get(uri)
    return entry && { text: entry.text, opened: await this.#opened(uri, entry) }
  }

  async diagnose(
    uri: string,
    options: LintOptions,
  ): Promise<{ readonly text: TextDocument; readonly found: readonly Diagnostic[] } | undefined> {
    const entry = this.#entries.get(uri)
    if (!entry) return undefined
    const linted = await lint({ text: entry.text.getText(), path: pathOf(uri) }, options)
    return { text: entry.text, found: linted.flatMap(({ diagnostics }) => diagnostics) }
  }

  #opened(uri: string, entry: Entry): Promise<Opened> {
    entry.opened ??= open({ text: entry.text.getText(), path: pathOf(uri) })
    return entry.opened
  }
}

/** The path of a URI, for its ending and its name. */
function pathOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname)
  } catch {
    return uri
  }
}
