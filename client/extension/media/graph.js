// The script of the graph's page: shows the drawing that the extension sends, and tells it which step is clicked.
const vscode = acquireVsCodeApi()
const place = document.getElementById('graph')

/** Nodes can be reached by keyboard. The drawing is parsed as an image would be: its texts were escaped, and scripts cannot run here. */
function draw(svg) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  // Colours are those of the editor's theme, and stand in graph.css.
  for (const style of parsed.querySelectorAll('style')) style.remove()
  for (const node of parsed.querySelectorAll('[data-id]')) {
    node.setAttribute('tabindex', '0')
    node.setAttribute('role', 'link')
  }
  place.replaceChildren(document.importNode(parsed, true))
}

function mark(id) {
  for (const node of place.querySelectorAll('.marked')) node.classList.remove('marked')
  if (id === undefined) return
  const node = place.querySelector(`[data-id="${CSS.escape(id)}"]`)
  node?.classList.add('marked')
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

const idOf = (target) => target.closest?.('[data-id]')?.getAttribute('data-id')

place.addEventListener('click', ({ target }) => vscode.postMessage({ kind: 'go', id: idOf(target) }))
place.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' || event.key === ' ') vscode.postMessage({ kind: 'go', id: idOf(event.target) })
})
window.addEventListener('message', ({ data }) => {
  if (data.kind === 'draw') draw(data.svg)
  else if (data.kind === 'mark') mark(data.id)
})
vscode.postMessage({ kind: 'ready' })
