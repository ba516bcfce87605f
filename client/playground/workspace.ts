import { type Signal, signal } from '@preact/signals'

export type Language = 'yaml' | 'json'

/** The document that is written. */
export interface OpenDocument {
  /** The name of its file: `restart.yaml`. */
  readonly name: string
  readonly text: string
  readonly language: Language
}

/** A stretch of a text, by offsets. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A stretch of the document that is to be replaced. */
export interface Edit extends Range {
  readonly text: string
}

export type Theme = 'system' | 'light' | 'dark'

/** What an editor of the document does for other parts of the page. */
export interface DocumentEditor {
  /** Shows a range, and sets the cursor there. */
  reveal(range: Range): void
  /** Changes the text, in one step that can be undone. */
  replaceText(edits: readonly Edit[]): void
}

/** Everything that is open in the page: what its parts show, and where they tell one another what has changed. */
export interface Workspace {
  readonly document: Signal<OpenDocument>
  /** The mocked account, as YAML or JSON; empty where there is none. */
  readonly account: Signal<string>
  /** Mocks, as YAML or JSON; empty where there are none. */
  readonly mocks: Signal<string>
  /** Values that a run starts with, by the names of parameters; those that are not given are not in it. */
  readonly parameters: Signal<ReadonlyMap<string, unknown>>
  /** The offset of the cursor in the document. */
  readonly cursor: Signal<number>
  readonly theme: Signal<Theme>
  /** What a run did, as `ssmith simulate --format json` has it: the graph is coloured by it. */
  readonly trace: Signal<unknown>
  /** Where a run stands: the place is marked in the editor and in the graph. */
  readonly runPlace: Signal<Range | undefined>
  /** The editor of the document, once there is one. */
  readonly editor: Signal<DocumentEditor | undefined>
  reveal(range: Range): void
  replaceText(edits: readonly Edit[]): void
}

/** A workspace with a document, and nothing else. */
export function workspaceOf(document: OpenDocument): Workspace {
  const editor = signal<DocumentEditor | undefined>(undefined)
  return {
    document: signal(document),
    account: signal(''),
    mocks: signal(''),
    parameters: signal(new Map<string, unknown>()),
    cursor: signal(0),
    theme: signal<Theme>('system'),
    trace: signal<unknown>(undefined),
    runPlace: signal<Range | undefined>(undefined),
    editor,
    reveal: (range) => editor.peek()?.reveal(range),
    replaceText: (edits) => editor.peek()?.replaceText(edits),
  }
}
