import { parsedDrawing } from '../trusted.js'

/** A drawing of the language server as elements of the page: scripts cannot run in it, and colours are those of the page. */
export function drawingFrom(svg: string): SVGSVGElement | undefined {
  const parsed = parsedDrawing(svg).documentElement
  const drawing = document.importNode(parsed, true)
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

/** The id of the node in which something happened. */
export const nodeIdOf = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') : undefined) ?? undefined

/** Marks one node, and shows it; no other keeps the mark. */
export function mark(drawing: SVGSVGElement, name: 'at-cursor' | 'at-run', id: string | undefined): void {
  for (const node of drawing.querySelectorAll(`.${name}`)) {
    node.classList.remove(name)
    node.removeAttribute('aria-current')
  }
  const node = id === undefined ? null : drawing.querySelector(`[data-id="${CSS.escape(id)}"]`)
  node?.classList.add(name)
  node?.setAttribute('aria-current', 'step')
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Leads by arrow key from step to step. */
export function moveAmongNodes(drawing: SVGSVGElement, key: string): boolean {
  const nodes = [...drawing.querySelectorAll<SVGElement>('[role="link"]')]
  const at = nodes.findIndex((node) => node.matches(':focus'))
  const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: nodes.length - 1 }[key]
  if (to === undefined) return false
  nodes[Math.min(to, nodes.length - 1)]?.focus()
  return true
}
