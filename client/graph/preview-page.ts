import { drawingFrom, followSteps, mark, showDrawing } from './drawing.js'

/** The script of the graph's page in VS Code: shows the drawing that the extension sends, and tells it which step is chosen. */

interface ToPage {
  readonly kind: 'draw' | 'mark'
  readonly svg?: string
  /** The nodes at which the run and the cursor are. */
  readonly at?: string
  readonly id?: string
}

declare function acquireVsCodeApi(): { postMessage(message: object): void }

const vscode = acquireVsCodeApi()
const place = document.getElementById('graph')
if (place) {
  followSteps(place, (id) => {
    vscode.postMessage({ kind: 'go', id })
    return true
  })
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    const { kind, svg, at, id } = data
    if (kind === 'mark') return mark(place, 'at-cursor', id)
    const drawing = svg === undefined ? undefined : drawingFrom(new DOMParser().parseFromString(svg, 'image/svg+xml'))
    if (!drawing) return
    showDrawing(place, drawing)
    mark(drawing, 'at-run', at)
  })
}
vscode.postMessage({ kind: 'ready' })
