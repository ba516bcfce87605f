/** The flow graph as elements of a page, of the playground or in VS Code: a drawing of the language server that one moves in and that is marked. */

/** Makes a drawing, which was parsed as an image is, part of the page: scripts cannot run in it, and colours are those of the page. */
export function drawingFrom(parsed: Document): SVGSVGElement | undefined {
  const drawing = document.importNode(parsed.documentElement, true) as Element
  if (!(drawing instanceof SVGSVGElement)) return undefined
  for (const style of drawing.querySelectorAll('style')) style.remove()
  // An image hides from screen readers what is within it.
  drawing.setAttribute('role', 'group')
  drawing.setAttribute('aria-label', 'Flow graph')
  for (const node of drawing.querySelectorAll('[data-id]')) makeLink(node)
  return drawing
}

/** Nodes that stand for a step can be reached by keyboard; they have titles. */
function makeLink(node: Element): void {
  if (!node.querySelector('text')) return
  node.setAttribute('tabindex', '0')
  node.setAttribute('role', 'link')
}

/** Puts a drawing in the place of the one before; who was at a step stays there. */
export function showDrawing(place: Element, drawing: SVGSVGElement): void {
  const focused = nodeIdOf(document.activeElement)
  place.replaceChildren(drawing)
  if (focused !== undefined) nodeWith(focused, drawing)?.focus()
}

/** The id of the node in which something happened. */
export const nodeIdOf = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') : undefined) ?? undefined

const nodeWith = (id: string, drawing: Element) => drawing.querySelector<SVGElement>(`[data-id="${CSS.escape(id)}"]`)

/** What may be marked, by the names of classes, each with what tells of it to who does not see it. */
const marks = {
  'at-cursor': ['aria-current', 'step'],
  'at-run': ['aria-description', 'the run is here'],
} as const

/** Marks one node, and shows it; no other keeps the mark. */
export function mark(drawing: Element, name: keyof typeof marks, id: string | undefined): void {
  const [attribute, value] = marks[name]
  for (const node of drawing.querySelectorAll(`.${name}`)) {
    node.classList.remove(name)
    node.removeAttribute(attribute)
  }
  const node = id === undefined ? null : nodeWith(id, drawing)
  node?.classList.add(name)
  node?.setAttribute(attribute, value)
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** A click, or a key at a step, goes to it, where `goTo` knows of one; arrow keys lead from one to the next. Gives what ends that. */
export function followSteps(place: HTMLElement, goTo: (id: string) => boolean): () => void {
  const go = (target: EventTarget | null): boolean => {
    const id = nodeIdOf(target)
    return id !== undefined && goTo(id)
  }
  const onClick = ({ target }: MouseEvent) => void go(target)
  const onKey = (event: KeyboardEvent) => {
    const isGo = event.key === 'Enter' || event.key === ' '
    if (isGo ? go(event.target) : moveAmongNodes(place, event.key)) event.preventDefault()
  }
  place.addEventListener('click', onClick)
  place.addEventListener('keydown', onKey)
  return () => {
    place.removeEventListener('click', onClick)
    place.removeEventListener('keydown', onKey)
  }
}

/** Leads by arrow key from step to step. */
function moveAmongNodes(place: Element, key: string): boolean {
  const nodes = [...place.querySelectorAll<SVGElement>('[role="link"]')]
  const at = nodes.findIndex((node) => node.matches(':focus'))
  const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: nodes.length - 1 }[key]
  if (to === undefined) return false
  nodes[Math.min(to, nodes.length - 1)]?.focus()
  return true
}
