// The script of the graph's page: shows the drawing that the extension sends, and tells it which step is chosen, by mouse or keyboard.
const vscode = acquireVsCodeApi()
const place = document.getElementById('graph')

/** The drawing is parsed as an image would be: its texts were escaped, and scripts cannot run here. */
function draw(svg, at) {
  const focused = document.activeElement?.getAttribute('data-id')
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  // Colours are those of the editor's theme, and stand in graph.css.
  for (const style of parsed.querySelectorAll('style')) style.remove()
  // An image hides from screen readers what is within it.
  parsed.setAttribute('role', 'group')
  for (const node of parsed.querySelectorAll('[data-id]')) makeLink(node)
  place.replaceChildren(document.importNode(parsed, true))
  if (focused) nodeOf(focused)?.focus()
  if (at) standAt(nodeOf(at))
}

/** The step that a run is at. */
function standAt(node) {
  node?.classList.add('current')
  node?.setAttribute('aria-label', `${node.getAttribute('aria-label')}, the run is here`)
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Nodes that stand for a step can be reached by keyboard. */
function makeLink(node) {
  const texts = [...node.querySelectorAll('text')].map((each) => each.textContent)
  if (texts.length === 0) return
  node.setAttribute('tabindex', '0')
  node.setAttribute('role', 'link')
  node.setAttribute('aria-label', texts.join(', '))
}

function mark(id) {
  for (const node of place.querySelectorAll('.marked')) {
    node.classList.remove('marked')
    node.removeAttribute('aria-current')
  }
  const node = id === undefined ? undefined : nodeOf(id)
  node?.classList.add('marked')
  node?.setAttribute('aria-current', 'step')
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

const nodeOf = (id) => place.querySelector(`[data-id="${CSS.escape(id)}"]`)
const idOf = (target) => target.closest?.('[data-id]')?.getAttribute('data-id')

/** Where an arrow key leads from the node at an index. */
const moves = { ArrowDown: (at) => at + 1, ArrowUp: (at) => at - 1, Home: () => 0, End: () => -1 }

function move(key) {
  const nodes = [...place.querySelectorAll('[role="link"]')]
  const at = nodes.indexOf(document.activeElement)
  nodes.at(Math.min(moves[key](at), nodes.length - 1))?.focus()
}

place.addEventListener('click', ({ target }) => vscode.postMessage({ kind: 'go', id: idOf(target) }))
place.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' || event.key === ' ') vscode.postMessage({ kind: 'go', id: idOf(event.target) })
  else if (event.key in moves) move(event.key)
  else return
  event.preventDefault()
})
window.addEventListener('message', ({ data }) => {
  if (data.kind === 'draw') draw(data.svg, data.at)
  else if (data.kind === 'mark') mark(data.id)
})
vscode.postMessage({ kind: 'ready' })
