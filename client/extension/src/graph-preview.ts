import * as vscode from 'vscode'
import type { Drawing } from '../../../server/lsp/protocol.js'
import { asRange } from './as-range.js'
import { concernsUs } from './detection.js'
import { graphPanel } from './graph-panel.js'
import { aboutText, type Server } from './server.js'

/** The flow graph beside the editor: it follows the active document and the cursor, and a click goes to the step. */
export interface GraphPreview extends vscode.Disposable {
  show(document: vscode.TextDocument): Promise<void>
  /** Shows the way of a run, in a graph that is open, and the step that it is at; until the document changes. */
  showRun(document: vscode.TextDocument, trace: unknown, at?: string): Promise<void>
  /** Holds to the document that is drawn, or follows the active one again. */
  toggleLock(): void
  /** The run is at no step any more. */
  leaveRun(): Promise<void>
  readonly isOpen: boolean
  readonly onDidOpen: vscode.Event<void>
}

/** What a run did in a text, which counts as long as the text stays. */
interface Ran {
  readonly version: number
  readonly trace: unknown
}

interface Shown {
  readonly document: vscode.TextDocument
  readonly drawing: Drawing
  /** The name of the step that a run is at. */
  readonly at: string | undefined
}

export function graphPreview(context: vscode.ExtensionContext, server: Server): GraphPreview {
  let panel: vscode.WebviewPanel | undefined
  let shown: Shown | undefined
  /** Of drawings that are asked for one after the other only the last counts. */
  let wanted = 0
  const openings = new vscode.EventEmitter<void>()
  let waiting: NodeJS.Timeout | undefined
  let isLocked = false
  let active = vscode.window.activeTextEditor
  const runs = new WeakMap<vscode.TextDocument, Ran>()

  /** Draws a document, unless it has no steps: while one types, what was drawn last stays. */
  async function draw(document: vscode.TextDocument, at?: string): Promise<boolean> {
    const own = ++wanted
    const ran = runs.get(document)
    const trace = ran?.version === document.version ? ran.trace : undefined
    const drawing = await server.ask('ssmith/graph', { ...aboutText(document), trace })
    if (own !== wanted) return true
    if (!drawing) return false
    shown = { document, drawing, at }
    await send()
    return true
  }

  /** Hands the drawing to the page, once there is one. */
  async function send(): Promise<void> {
    if (!panel || !shown) return
    tellTitle()
    const { svg, nodes } = shown.drawing
    const at = nodes.find(({ name }) => name === shown?.at)
    await panel.webview.postMessage({ kind: 'draw', svg, at: at?.id })
    await follow()
  }

  function tellTitle(): void {
    if (!panel || !shown) return
    const title = `Graph: ${shown.document.uri.path.split('/').at(-1)}`
    panel.title = isLocked ? `[${title}]` : title
  }

  /** Draws the document that one goes to. While a run is at a step, the run says what is drawn. */
  async function followEditor(): Promise<void> {
    if (!panel || !active || isLocked || shown?.at !== undefined) return
    const { document } = active
    if (document !== shown?.document && concernsUs(document)) await draw(document)
    else await follow()
  }

  /** Marks the step at the cursor. */
  async function follow(): Promise<void> {
    const editor = vscode.window.activeTextEditor
    if (!panel || !shown || editor?.document !== shown.document) return
    const cursor = editor.selection.active
    const here = shown.drawing.nodes.filter(({ range }) => asRange(range).contains(cursor))
    // Of steps within each other the innermost, which begins last.
    const [node] = here.sort((one, other) => asRange(other.range).start.compareTo(asRange(one.range).start))
    await panel.webview.postMessage({ kind: 'mark', id: node?.id })
  }

  async function goTo(id: unknown): Promise<void> {
    const node = shown?.drawing.nodes.find((each) => each.id === id)
    if (!node || !shown) return
    const { start } = asRange(node.range)
    const { document } = shown
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document)
    await vscode.window.showTextDocument(document, {
      viewColumn: editor?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(start, start),
    })
    await follow()
  }

  const tellOpen = (isOpen: boolean): void =>
    void vscode.commands.executeCommand('setContext', 'ssmith.graphOpen', isOpen)

  function open(): vscode.WebviewPanel {
    const created = graphPanel(context.extensionUri, { isReady: () => void send(), goesTo: (id) => void goTo(id) })
    tellOpen(true)
    created.onDidDispose(() => {
      panel = undefined
      shown = undefined
      isLocked = false
      tellOpen(false)
    })
    return created
  }

  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      // The page of the graph is no such editor.
      active = editor ?? active
      void followEditor()
    }),
    vscode.window.onDidChangeTextEditorSelection(() => void follow()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== shown?.document) return
      clearTimeout(waiting)
      waiting = setTimeout(() => void draw(document), 200)
    }),
  )

  return {
    async show(document) {
      if (!(await draw(document)))
        return void vscode.window.showInformationMessage('ssmith: the document has no steps to draw')
      if (panel) panel.reveal(undefined, true)
      else panel = open()
      openings.fire()
    },
    async showRun(document, trace, at) {
      runs.set(document, { version: document.version, trace })
      if (panel && !(isLocked && document !== shown?.document)) await draw(document, at)
    },
    toggleLock() {
      isLocked = !isLocked
      tellTitle()
      void followEditor()
    },
    async leaveRun() {
      if (shown?.at === undefined) return
      shown = { ...shown, at: undefined }
      await send()
    },
    get isOpen() {
      return panel !== undefined
    },
    onDidOpen: openings.event,
    dispose() {
      clearTimeout(waiting)
      listeners.dispose()
      openings.dispose()
      panel?.dispose()
    },
  }
}
