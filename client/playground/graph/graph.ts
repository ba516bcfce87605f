import { effect } from '@preact/signals'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Drawing } from '../../../server/lsp/protocol.js'
import { drawingFrom, followSteps, mark, showDrawing } from '../../graph/drawing.js'
import type { LanguageService } from '../language/language.js'
import type { Range, Workspace } from '../workspace.js'
import { parsedDrawing } from '../trusted.js'

/** How long a drawing waits for the next key, in milliseconds: it takes the server longer than to look for faults. */
const patience = 150

interface Node extends Range {
  readonly id: string
}

interface Shown {
  /** The name of the document that is drawn. */
  readonly name: string
  readonly drawing: SVGSVGElement
  readonly nodes: readonly Node[]
}

/** Draws the document into a place, again whenever it or the run has changed, until it is stopped. */
export function startGraph(
  place: HTMLElement,
  workspace: Workspace,
  language: LanguageService,
  onDrawn: (isDrawn: boolean) => void,
): { readonly stop: () => void } {
  let shown: Shown | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  /** While one types, what was drawn last stays where there is nothing to draw now. */
  async function draw(): Promise<void> {
    const { name, text } = workspace.document.peek()
    const found = await language.drawing(workspace.trace.peek())
    const drawing = found && drawingFrom(parsedDrawing(found.svg))
    const now = workspace.document.peek()
    if (isStopped || now.name !== name || now.text !== text) return
    if (found && drawing) {
      shown = { name, drawing, nodes: nodesOf(found, text) }
      showDrawing(place, drawing)
      fitInto(place, drawing)
      follow(shown, workspace)
    } else if (shown?.name !== name) {
      shown = undefined
      place.replaceChildren()
    }
    onDrawn(shown !== undefined)
  }

  const stopListening = followSteps(place, (id) => {
    const node = shown?.nodes.find((each) => each.id === id)
    if (node) workspace.reveal({ start: node.start, end: node.start })
    return node !== undefined
  })
  const stopDrawing = effect(() => {
    void [workspace.about.value, workspace.trace.value]
    clearTimeout(timer)
    timer = setTimeout(() => void draw(), shown ? patience : 0)
  })
  const stopFollowing = effect(() => {
    void [workspace.cursor.value, workspace.runPlace.value]
    if (shown) follow(shown, workspace)
  })
  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
      for (const stop of [stopListening, stopDrawing, stopFollowing]) stop()
    },
  }
}

/** Without a zoom a drawing is as wide as its place, within reason. */
function fitInto(place: HTMLElement, drawing: SVGSVGElement): void {
  const width = Number(drawing.getAttribute('width'))
  place.style.setProperty('--fit', String(Math.min(1, Math.max(0.6, (place.clientWidth - 24) / width))))
}

function follow({ name, drawing, nodes }: Shown, { cursor, runPlace }: Workspace): void {
  const run = runPlace.peek()
  mark(drawing, 'at-cursor', innermost(nodes, cursor.peek()))
  mark(drawing, 'at-run', run?.file === name ? innermost(nodes, run.start) : undefined)
}

function nodesOf({ nodes }: Drawing, text: string): readonly Node[] {
  const document = TextDocument.create('', '', 0, text)
  return nodes.map(({ id, range }) => ({
    id,
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  }))
}

/** Of steps within each other the one that begins last. */
const innermost = (nodes: readonly Node[], offset: number): string | undefined =>
  nodes.filter(({ start, end }) => start <= offset && offset <= end).sort((a, b) => b.start - a.start)[0]?.id
