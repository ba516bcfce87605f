import { batch, type Signal, signal } from '@preact/signals'
import type { Platform } from '../../schemas/action.js'
import type { BreakpointTerms } from '../../server/debugger/breakpoints.js'
import type { ExceptionKind } from '../../server/debugger/exception-kinds.js'
import type { About } from '../../server/lsp/protocol.js'
import type { FilePlace, FileStep, StepBreakpoint } from './rehearsal/questions.js'
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
  /** The name of the one that is to be run: that which was chosen last. A run shows others, too. */
  readonly toRun: Signal<string>
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
  /** The link that was made or opened last, with what it holds; nothing where it cannot be read. */
  readonly link: Signal<{ readonly hash: string; readonly holds: Shared | undefined } | undefined>
  /** The offset of the cursor in the document. */
  readonly cursor: Signal<number>
  /** What the document is, once it was read: its kind, size and parameters. */
  readonly about: Signal<About | undefined>
  readonly problems: Signal<readonly Problem[]>
  /** In the order of the text, those in loops included. */
  readonly steps: Signal<readonly NamedStep[]>
  /** Before which steps runs stop, also those of documents that are not shown. */
  readonly breakpoints: Signal<readonly StepBreakpoint[]>
  /** At what else runs stop. */
  readonly exceptions: Signal<ReadonlySet<ExceptionKind>>
  /** What a run did in the document that is shown, as `ssmith simulate --format json` has it: the graph is coloured by it. */
  readonly trace: Signal<unknown>
  /** Where a run stands: the place is marked in the editor and in the graph. */
  readonly runPlace: Signal<FilePlace | undefined>
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
  /** Chooses the document, or one of the others, whose place the document that was shown takes then. */
  choose(chosen: OpenDocument): void
  /** Shows the open document of that name, where there is one, without choosing it. */
  showFile(name: string): void
  /** Shows a place in one of the open documents. */
  revealIn(place: FilePlace): void
  /** Shows a step of one of the open documents, as soon as it is known where that stands. */
  revealStep(step: FileStep): void
  /** Under which terms runs stop before a step; none where they do not. */
  breakpointAt(step: FileStep): StepBreakpoint | undefined
  /** Has runs stop before a step, under some terms; without any, not any more. */
  breakAt(step: FileStep, terms: BreakpointTerms | undefined): void
  /** Gives the document that is shown another name. */
  rename(name: string): void
}

/** A workspace with a document, and nothing else. */
export function workspaceOf(first: OpenDocument): Workspace {
  const document = signal(first)
  const others = signal<readonly OpenDocument[]>([])
  const toRun = signal(first.name)
  const shownAttachment = signal<string | undefined>(undefined)
  const editor = signal<DocumentEditor | undefined>(undefined)
  const pane = signal<Pane>('Document')
  const isNarrow = signal(false)
  const breakpoints = signal<readonly StepBreakpoint[]>([])
  const steps = signal<readonly NamedStep[]>([])
  let stopAwaitingSteps = (): void => undefined

  function reveal(range: Range): void {
    const show = () => editor.peek()?.reveal(range)
    if (!isNarrow.peek() && shownAttachment.peek() === undefined) return show()
    shownAttachment.value = undefined
    if (isNarrow.peek()) pane.value = 'Document'
    // What is not shown cannot be scrolled.
    requestAnimationFrame(show)
  }

  function show(shown: OpenDocument): void {
    const before = document.peek()
    batch(() => {
      document.value = shown
      others.value = others.peek().map((each) => (each === shown ? before : each))
      shownAttachment.value = undefined
      if (shown !== before) steps.value = []
    })
  }

  function showFile(name: string): void {
    const other = others.peek().find((each) => each.name === name)
    if (other) show(other)
  }

  function revealStep({ file, step }: FileStep): void {
    showFile(file)
    stopAwaitingSteps()
    if (document.peek().name !== file) return
    const before = steps.peek()
    const known = before.find(({ name }) => name === step)
    if (known) return reveal(known)
    stopAwaitingSteps = steps.subscribe((now) => {
      if (now === before) return
      stopAwaitingSteps()
      const found = now.find(({ name }) => name === step)
      if (found && document.peek().name === file) reveal(found)
    })
  }

  return {
    document,
    others,
    toRun,
    attachments: signal<readonly AttachedFile[]>([]),
    shownAttachment,
    account: signal(''),
    mocks: signal(''),
    parameters: signal<ReadonlyMap<string, unknown>>(new Map()),
    platforms: signal<readonly Platform[]>([]),
    example: signal(undefined),
    link: signal(undefined),
    cursor: signal(0),
    about: signal(undefined),
    problems: signal([]),
    steps,
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
    reveal,
    replaceText: (edits) => editor.peek()?.replaceText(edits),
    choose(chosen) {
      toRun.value = chosen.name
      show(chosen)
    },
    showFile,
    revealIn({ file, ...range }) {
      showFile(file)
      if (document.peek().name === file) reveal(range)
    },
    revealStep,
    breakpointAt: (step) => breakpoints.value.find(isAt(step)),
    breakAt({ file, step }, terms) {
      const isHere = isAt({ file, step })
      const kept = breakpoints.peek().filter((each) => !isHere(each))
      breakpoints.value = terms ? [...kept, { file, step, ...terms }] : kept
    },
    rename(name) {
      const { name: before, text, language } = document.peek()
      batch(() => {
        document.value = { name, text, language }
        if (toRun.peek() === before) toRun.value = name
        breakpoints.value = breakpoints.peek().map((each) => (each.file === before ? { ...each, file: name } : each))
      })
    },
  }
}

const isAt =
  (wanted: FileStep) =>
  ({ file, step }: FileStep): boolean =>
    file === wanted.file && step === wanted.step
