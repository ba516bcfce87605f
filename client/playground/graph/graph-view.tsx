import { effect, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Drawing } from '../../../server/lsp/protocol.js'
import { Button } from '../frame/button.js'
import type { LanguageService } from '../language/language.js'
import type { Range, Workspace } from '../workspace.js'
import { drawingFrom, mark, moveAmongNodes, nodeIdOf } from './drawing.js'

interface Properties {
  readonly workspace: Workspace
  readonly language: LanguageService
}

interface Node extends Range {
  readonly id: string
}

/** The ways through the document: the graph follows the cursor and a run, and a click goes to the step. */
export function GraphView({ workspace, language }: Properties) {
  const place = useRef<HTMLDivElement>(null)
  const zoom = useSignal(1)
  const isDrawn = useSignal(false)
  useEffect(
    () =>
      place.current
        ? startGraph(place.current, workspace, language, (drawn) => {
            isDrawn.value = drawn
          })
        : undefined,
    [workspace, language],
  )
  const changeZoom = (factor: number) => () => {
    zoom.value = factor === 0 ? 0 : Math.min(3, Math.max(0.3, (zoom.value || 1) * factor))
  }
  const size = zoom.value === 0 ? { class: 'graph fitted' } : { class: 'graph', style: { '--zoom': zoom.value } }
  return (
    <div class="graph-pane">
      <div class="graph-tools" role="group" aria-label="Size of the graph">
        <Button icon="smaller" label="Smaller" isIconOnly onClick={changeZoom(0.8)} />
        <Button icon="larger" label="Larger" isIconOnly onClick={changeZoom(1.25)} />
        <Button icon="fit" label="Fit" title="Fit the whole graph" isIconOnly onClick={changeZoom(0)} />
      </div>
      {!isDrawn.value && <p class="empty">Steps are drawn here once the document has some.</p>}
      <div {...size} ref={place} />
    </div>
  )
}

/** Draws the document, again whenever it or the run has changed; the function that is returned ends it. */
function startGraph(
  place: HTMLElement,
  workspace: Workspace,
  language: LanguageService,
  onDrawn: (isDrawn: boolean) => void,
): () => void {
  let shown: { readonly drawing: SVGSVGElement; readonly nodes: readonly Node[] } | undefined
  let asked = 0

  /** While one types, what was drawn last stays where there is nothing to draw now. */
  async function draw(text: string, trace: unknown): Promise<void> {
    const turn = ++asked
    const found = await language.drawing(trace)
    const drawing = found && drawingFrom(found.svg)
    if (turn !== asked || !found || !drawing) return
    const focused = nodeIdOf(document.activeElement)
    place.replaceChildren(drawing)
    shown = { drawing, nodes: nodesOf(found, text) }
    onDrawn(true)
    follow()
    if (focused !== undefined) drawing.querySelector<SVGElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus()
  }

  function follow(): void {
    if (!shown) return
    const run = workspace.runPlace.peek()
    mark(shown.drawing, 'at-cursor', innermost(shown.nodes, workspace.cursor.peek()))
    mark(shown.drawing, 'at-run', run && innermost(shown.nodes, run.start))
  }

  function goTo(id: string | undefined): boolean {
    const node = shown?.nodes.find((each) => each.id === id)
    if (node) workspace.reveal({ start: node.start, end: node.start })
    return node !== undefined
  }

  const onClick = ({ target }: MouseEvent) => void goTo(nodeIdOf(target))
  const onKey = (event: KeyboardEvent) => {
    const isGo = event.key === 'Enter' || event.key === ' '
    if (isGo ? goTo(nodeIdOf(event.target)) : shown && moveAmongNodes(shown.drawing, event.key)) event.preventDefault()
  }
  place.addEventListener('click', onClick)
  place.addEventListener('keydown', onKey)
  const stops = [
    // Findings come once the server has read what was typed.
    effect(() => void [workspace.about.value, draw(workspace.document.peek().text, workspace.trace.value)]),
    effect(() => void [workspace.cursor.value, workspace.runPlace.value, follow()]),
  ]
  return () => {
    for (const stop of stops) stop()
    asked++
    place.removeEventListener('click', onClick)
    place.removeEventListener('keydown', onKey)
  }
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
