import type { Jump, SsmDocument, Step } from './document.js'
import { type Edge, flowOf } from './flow.js'

type JumpEdge = Edge & { readonly jump: Jump; readonly to: Step }

/** Looking for a circle costs a walk through the document; no runbook of a size that AWS takes has more jumps backward. */
const mostJumps = 500

/** Circles in which a run could go for ever, each with the jump that closes it first. Every jump is in one of them at most. */
export function* circlesOf(document: SsmDocument): Generator<readonly [JumpEdge, ...Edge[]]> {
  const found = new Set<Jump>()
  for (const edge of backwardJumps(document).slice(0, mostJumps)) {
    const way = found.has(edge.jump) ? undefined : wayBack(edge, document)
    if (!way) continue
    for (const { jump } of way) if (jump) found.add(jump)
    yield [edge, ...way]
  }
}

/** Each circle has one of them, since the order of the list leads forward. */
function backwardJumps(document: SsmDocument): readonly JumpEdge[] {
  const found: JumpEdge[] = []
  for (const edge of flowOf(document).edges) {
    const { from, to, jump } = edge
    if (jump && to && to.place <= from.place) found.push({ ...edge, jump, to })
  }
  return found
}

/** The shortest way from the end of an edge back to its start. */
function wayBack(edge: JumpEdge, document: SsmDocument): readonly Edge[] | undefined {
  const cameBy = new Map<Step, Edge>()
  const open: Step[] = [edge.to]
  for (const here of open) {
    if (here === edge.from) break
    for (const way of flowOf(document).from(here)) {
      if (!way.to || way.to === edge.to || cameBy.has(way.to)) continue
      cameBy.set(way.to, way)
      open.push(way.to)
    }
  }
  const back: Edge[] = []
  for (let here = edge.from; here !== edge.to; ) {
    const way = cameBy.get(here)
    if (!way) return undefined
    back.push(way)
    here = way.from
  }
  return back.reverse()
}
