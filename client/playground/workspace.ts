import { batch, type Signal, signal } from '@preact/signals'
import type { Platform } from '../../schemas/action.js'
import type { BreakpointTerms } from '../../server/debugger/breakpoints.js'
import type { ExceptionKind } from '../../server/debugger/exception-kinds.js'
import type { About } from '../../server/lsp/protocol.js'
import type { Shared } from './share/link.js'

export type Language = 'yaml' | 'json'

/** The document that is written. */
export interface OpenDocument {
  /** The name of its file: `restart.yaml`. */
  readonly name: string
  readonly text: string
  readonly language: Language
}

/** A file that is attached to documents, in which their scripts find modules. */
export interface AttachedFile {
  readonly name: string
  /** Of an archive its bytes, in base64. */
  readonly text: string
}

/** A stretch of a text, by offsets. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A stretch of a text that is to be replaced. */
export interface Edit extends Range {
  readonly text: string
}

/** Something that is wrong with the document. */
export interface Problem extends Range {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly rule: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

/** A step of the document, with the place of all of it. */
export interface NamedStep extends Range {
  readonly name: string
}

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What an editor of the document does for other parts of the page. */
export interface DocumentEditor {
  /** Shows a range, and sets the cursor there. */
  reveal(range: Range): void
  /** Changes the text, in one step that can be undone. */
  replaceText(edits: readonly Edit[]): void
  /** Gives the text one layout. */
  format(): void
}

/** A short message for the person at the page, with what takes back what was done. */
export interface Notice {
  readonly text: string
  readonly undo?: () => void
}

export const panes = ['Document', 'Graph', 'Run', 'Account', 'Mocks', 'Parameters', 'Policy'] as const

/** What is shown beside the document, or in its place where there is room for one thing only. */
export type Pane = (typeof panes)[number]

/** The panes of which one is shown: all where there is little room; where there is enough, the document, or it and the graph, have their own place. */
export function panesIn({ isNarrow, isRoomy }: Workspace): readonly Pane[] {
  if (isNarrow.value) return panes
  return panes.slice(isRoomy.value ? 2 : 1)
}

/** Everything that is open in the page: what its parts show, and where they tell one another what has changed. */
export interface Workspace {
  readonly document: Signal<OpenDocument>
  /** Documents beside it, which it may run by their names. */
  readonly others: Signal<readonly OpenDocument[]>
  /** Scripts and archives of them. */
  readonly attachments: Signal<readonly AttachedFile[]>
  /** The name of the one that is shown in the place of the document. */
  readonly shownAttachment: Signal<string | undefined>
  /** The mocked account, as YAML or JSON; empty where there is none. */
  readonly account: Signal<string>
  /** Mocks, as YAML or JSON; empty where there are none. */
  readonly mocks: Signal<string>
  /** Values that a run starts with, by the names of parameters; those that are not given are not in it. */
  readonly parameters: Signal<ReadonlyMap<string, unknown>>
  /** On which nodes a Command document runs; on one of each platform that it is for where none is chosen. */
  readonly platforms: Signal<readonly Platform[]>
  /** The example that was opened last: what came along with it goes with it. */
  readonly example: Signal<Shared | undefined>
  /** The offset of the cursor in the document. */
  readonly cursor: Signal<number>
  /** What the document is, once it was read: its kind, size and parameters. */
  readonly about: Signal<About | undefined>
  readonly problems: Signal<readonly Problem[]>
  /** In the order of the text, those in loops included. */
  readonly steps: Signal<readonly NamedStep[]>
  /** Under which terms runs stop before steps, by the names of these. */
  readonly breakpoints: Signal<ReadonlyMap<string, BreakpointTerms>>
  /** At what else runs stop. */
  readonly exceptions: Signal<ReadonlySet<ExceptionKind>>
  /** What a run did, as `ssmith simulate --format json` has it: the graph is coloured by it. */
  readonly trace: Signal<unknown>
  /** Where a run stands: the place is marked in the editor and in the graph. */
  readonly runPlace: Signal<Range | undefined>
  readonly theme: Signal<Theme>
  readonly pane: Signal<Pane>
  /** Whether there is room for one pane only. */
  readonly isNarrow: Signal<boolean>
  /** Whether there is room for the graph beside the document and another pane. */
  readonly isRoomy: Signal<boolean>
  readonly notice: Signal<Notice | undefined>
  /** The editor of the document, once there is one. */
  readonly editor: Signal<DocumentEditor | undefined>
  reveal(range: Range): void
  replaceText(edits: readonly Edit[]): void
  /** Shows the document, or one of the others, whose place the document that was shown takes then. */
  show(shown: OpenDocument): void
  /** Has runs stop before a step, under some terms; without any, not any more. */
  breakAt(step: string, terms: BreakpointTerms | undefined): void
}

/** A workspace with a document, and nothing else. */
export function workspaceOf(first: OpenDocument): Workspace {
  const document = signal(first)
  const others = signal<readonly OpenDocument[]>([])
  const shownAttachment = signal<string | undefined>(undefined)
  const editor = signal<DocumentEditor | undefined>(undefined)
  const pane = signal<Pane>('Document')
  const isNarrow = signal(false)
  const breakpoints = signal<ReadonlyMap<string, BreakpointTerms>>(new Map())
  return {
    document,
    others,
    attachments: signal<readonly AttachedFile[]>([]),
    shownAttachment,
    account: signal(''),
    mocks: signal(''),
    parameters: signal<ReadonlyMap<string, unknown>>(new Map()),
    platforms: signal<readonly Platform[]>([]),
    example: signal(undefined),
    cursor: signal(0),
    about: signal(undefined),
    problems: signal([]),
    steps: signal([]),
    breakpoints,
    exceptions: signal<ReadonlySet<ExceptionKind>>(new Set()),
    trace: signal(undefined),
    runPlace: signal(undefined),
    theme: signal('system'),
    pane,
    isNarrow,
    isRoomy: signal(false),
    notice: signal(undefined),
    editor,
    reveal(range) {
      const reveal = () => editor.peek()?.reveal(range)
      if (!isNarrow.peek() && shownAttachment.peek() === undefined) return reveal()
      shownAttachment.value = undefined
      if (isNarrow.peek()) pane.value = 'Document'
      // What is not shown cannot be scrolled.
      requestAnimationFrame(reveal)
    },
    replaceText: (edits) => editor.peek()?.replaceText(edits),
    show(shown) {
      const before = document.peek()
      batch(() => {
        document.value = shown
        others.value = others.peek().map((each) => (each === shown ? before : each))
        shownAttachment.value = undefined
      })
    },
    breakAt(step, terms) {
      const changed = new Map(breakpoints.peek())
      if (terms === undefined) changed.delete(step)
      else changed.set(step, terms)
      breakpoints.value = changed
    },
  }
}
