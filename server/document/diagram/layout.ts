import type { Range } from '../../syntax/tree.js'
import type { Diagram, DrawnEdge, DrawnStep } from './diagram.js'
import { cutOff, textWidth, wrapped } from './text-size.js'
import type { StepEnd, WayLook } from './walk.js'

/** A diagram with a place for everything, in pixels; the origin is at the top left. */
export interface Layout {
  readonly title: string
  readonly width: number
  readonly height: number
  /** Loops before what is in them. */
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  /** Whether runs are drawn. */
  readonly walked: boolean
}

export interface PlacedNode extends Box {
  readonly id: string
  readonly kind: 'step' | 'branch' | 'loop' | 'start' | 'end' | 'pass'
  /** The name and the action as they are shown; the whole of them is in `title`. */
  readonly lines: readonly string[]
  readonly title: string
  readonly end: StepEnd | undefined
  /** Where the step stands in the document. */
  readonly range: Range | undefined
}

export interface PlacedEdge {
  readonly from: string
  readonly to: string
  readonly points: readonly Point[]
  readonly label: (Box & { readonly lines: readonly string[] }) | undefined
  readonly title: string
  readonly failure: boolean
  readonly mark: WayLook['mark']
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** By its top left corner. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** Places everything. The library that does so is loaded for it, since nothing else needs it. */
export async function layoutOf(diagram: Diagram): Promise<Layout> {
  const { Graph, layout } = await import('@dagrejs/dagre')
  const { parents, names } = familyOf(diagram.steps)
  const { title, walked } = diagram
  const start: DrawnEdge = {
    from: 'start',
    to: diagram.first ?? 'end',
    label: '',
    failure: false,
    inward: false,
    look: walked ? { mark: 'taken', note: '' } : undefined,
  }
  const level = placeLevel(diagram.steps, [start, ...diagram.edges], undefined)
  return { title, walked, ...level }

  /** The steps of a list, those of loops within their frames. */
  function placeLevel(steps: readonly DrawnStep[], edges: readonly DrawnEdge[], loop: DrawnStep | undefined): Level {
    const inner = new Map(
      steps.flatMap((step) => (step.body.length > 0 ? [[step.id, placeLevel(step.body, diagram.edges, step)]] : [])),
    )
    const drafts = [...endsOf(loop), ...steps.map((step) => draftOf(step, inner.get(step.id)))]
    const shown = edges.flatMap((edge) => within(edge, steps, loop) ?? [])
    const { graph, routed } = arranged(drafts, shown, steps)
    const nodes = drafts.flatMap((draft) => placed(draft, graph.node(draft.id), inner.get(draft.id)))
    const ways = shown.map(({ edge, from, to }, at) =>
      wayOf(edge, routed.has(at) ? graph.edge(from, to, String(at)) : straight(graph.node(from), graph.node(to))),
    )
    const { width = 0, height = 0 } = graph.graph()
    const contained = steps.flatMap((step) => {
      const one = inner.get(step.id)
      const node = one && graph.node(step.id)
      return one && node ? one.edges.map((edge) => movedEdge(edge, cornerOf(node), loopHeader)) : []
    })
    return { width, height, nodes, edges: [...ways, ...contained] }
  }

  /** Nodes and ways at their places. Among many ways from one node to another the library may fail: then one of each is led, or in the end none. */
  function arranged(drafts: readonly Draft[], shown: readonly Seen[], steps: readonly DrawnStep[]) {
    const wanted = shortEnough(shown, steps)
    for (const routed of [wanted, oneOfEach(shown, wanted)])
      try {
        return { graph: graphOf(drafts, shown, routed), routed }
      } catch {
        // The next attempt leads fewer ways.
      }
    const none: ReadonlySet<number> = new Set()
    return { graph: graphOf(drafts, shown, none), routed: none }
  }

  function graphOf(drafts: readonly Draft[], shown: readonly Seen[], routed: ReadonlySet<number>) {
    const graph = new Graph({ multigraph: true })
    graph.setGraph({ rankdir: 'TB', nodesep: 36, edgesep: 16, ranksep: 34, marginx: 16, marginy: 16 })
    for (const { id, width, height } of drafts) graph.setNode(id, { width, height })
    for (const [at, { edge, from, to }] of shown.entries()) {
      if (!routed.has(at)) continue
      const label = labelOf(edge)
      graph.setEdge(from, to, { ...label, labelpos: 'c', minlen: 1, weight: edge.failure ? 1 : 4 }, String(at))
    }
    // Else it would start from the places of the last graph, whatever that was.
    layout(graph, { useDynamic: false })
    return graph
  }

  /** The edge as it is seen on a level: what is deeper inside stands for the loop around it. */
  function within(edge: DrawnEdge, steps: readonly DrawnStep[], loop: DrawnStep | undefined): Seen | undefined {
    if (edge.inward) return loop?.id === edge.from ? { edge, from: 'pass', to: edge.to } : undefined
    const from = onLevel(edge.from, steps)
    const to = onLevel(edge.to, steps)
    if (from === undefined || to === undefined || (loop && (from === 'end' || to === 'end'))) return undefined
    if (from === to && (from !== edge.from || to !== edge.to)) return undefined
    const label = from === edge.from ? edge.label : `${names.get(edge.from)}: ${edge.label || 'next'}`
    return { edge: { ...edge, label }, from, to }
  }

  function onLevel(id: string, steps: readonly DrawnStep[]): string | undefined {
    for (let here: string | undefined = id; here !== undefined; here = parents.get(here))
      if (here === 'start' || here === 'end' || steps.some((step) => step.id === here)) return here
    return undefined
  }
}

/** Rows that ways may pass by, all together: the time that a layout takes grows with their square. */
const mostRows = 3000

/** The ways, by index, that are led around what stands between; in a very large runbook the longest of them are not. */
function shortEnough(shown: readonly Seen[], steps: readonly DrawnStep[]): ReadonlySet<number> {
  const rows = new Map(steps.map(({ id }, at) => [id, at]))
  const span = ({ from, to }: Seen) => Math.abs((rows.get(to) ?? steps.length) - (rows.get(from) ?? -1))
  const spans = shown.map((each, at) => ({ at, span: span(each) })).sort((a, b) => a.span - b.span)
  let left = mostRows + steps.length
  const short = new Set<number>()
  for (const each of spans) {
    left -= each.span
    if (left < 0) break
    short.add(each.at)
  }
  return short
}

/** Of the wanted ways from one node to another the first. */
function oneOfEach(shown: readonly Seen[], wanted: ReadonlySet<number>): ReadonlySet<number> {
  const firsts = new Map<string, number>()
  for (const [at, { from, to }] of shown.entries()) {
    const pair = JSON.stringify([from, to])
    if (wanted.has(at) && !firsts.has(pair)) firsts.set(pair, at)
  }
  return new Set(firsts.values())
}

/** A way from the side of one node to the side of another. */
const straight = (from: Centred, to: Centred): Way => ({
  points: [
    { x: from.x + from.width / 2, y: from.y },
    { x: to.x + to.width / 2, y: to.y },
  ],
})

/** Room for the name of a loop. */
const loopHeader = 40

interface Level {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

interface Seen {
  readonly edge: DrawnEdge
  readonly from: string
  readonly to: string
}

/** The loop around each step that is in one, and the names of all. */
function familyOf(steps: readonly DrawnStep[]) {
  const parents = new Map<string, string>()
  const names = new Map<string, string>()
  const open = [...steps]
  for (let step = open.pop(); step; step = open.pop()) {
    names.set(step.id, step.name)
    for (const each of step.body) {
      parents.set(each.id, step.id)
      open.push(each)
    }
  }
  return { parents, names }
}

/** A node before it has its place. */
type Draft = Omit<PlacedNode, 'x' | 'y'>

const round = { lines: [], end: undefined, range: undefined } as const

const endsOf = (loop: DrawnStep | undefined): readonly Draft[] =>
  loop
    ? [{ ...round, id: 'pass', kind: 'pass', title: 'each pass begins here', width: 12, height: 12 }]
    : [
        { ...round, id: 'start', kind: 'start', title: 'start', width: 22, height: 22 },
        { ...round, id: 'end', kind: 'end', title: 'end', width: 26, height: 26 },
      ]

function draftOf(step: DrawnStep, level: Level | undefined): Draft {
  const { id, name, action, look, range } = step
  const lines = [cutOff(name, 40), action]
  const [nameWidth = 0, actionWidth = 0] = [textWidth(lines[0] ?? '', 15), textWidth(action, 11.5)]
  const kind = level ? 'loop' : action === 'aws:branch' ? 'branch' : 'step'
  const own = Math.max(nameWidth, actionWidth) + (kind === 'branch' ? 52 : 28)
  const title = withNote(`${name} (${action})`, look)
  const size = { width: Math.max(110, own, level?.width ?? 0), height: level ? level.height + loopHeader : 46 }
  return { id, kind, lines, title, end: look?.end, range, ...size }
}

/** A text with what is to say of it. */
const withNote = (text: string, look: { readonly note: string } | undefined): string =>
  [text, look?.note ?? ''].filter((part) => part !== '').join(': ')

interface Centred extends Point {
  readonly width: number
  readonly height: number
}

const cornerOf = ({ x, y, width, height }: Centred): Point => ({ x: x - width / 2, y: y - height / 2 })

/** A node at its place, and what is in it. */
function placed(draft: Draft, node: Centred, inner: Level | undefined): readonly PlacedNode[] {
  const corner = cornerOf(node)
  const own = { ...draft, ...corner }
  if (!inner) return [own]
  return [own, ...inner.nodes.map((each) => ({ ...each, x: each.x + corner.x, y: each.y + corner.y + loopHeader }))]
}

function labelOf({ label }: DrawnEdge): { readonly width: number; readonly height: number } {
  if (label === '') return { width: 0, height: 0 }
  const lines = wrapped(label, 26, 3)
  return { width: Math.max(...lines.map((line) => textWidth(line, 11.5))) + 10, height: lines.length * 15 + 4 }
}

interface Way {
  readonly points: readonly Point[]
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
}

function wayOf(edge: DrawnEdge, { points, x, y, width = 0, height = 0 }: Way): PlacedEdge {
  const { from, to, label, failure, look } = edge
  const hasLabel = label !== '' && x !== undefined && y !== undefined
  const box = hasLabel
    ? { x: x - width / 2, y: y - height / 2, width, height, lines: wrapped(label, 26, 3) }
    : undefined
  return { from, to, points, label: box, title: withNote(label, look), failure, mark: look?.mark }
}

function movedEdge(edge: PlacedEdge, { x, y }: Point, down: number): PlacedEdge {
  const move = <T extends Point>(point: T): T => ({ ...point, x: point.x + x, y: point.y + y + down })
  return { ...edge, points: edge.points.map(move), label: edge.label && move(edge.label) }
}
