import type { Step } from '../../../document/document.js'
import { type WayOut, waysThrough } from '../../../simulator/testing/ways-through.js'
import { escapeXml } from '../../formats/junit-xml.js'
import type { CoveredFile } from './covered-files.js'

const row = 44
const box = { left: 12, width: 230, height: 28, indent: 18 }
const lane = 13
/** Where lines at the right begin. */
const right = box.left + box.width

/** A way as it is drawn: between two rows, `lane` counting from the boxes to the right; none straight down to the next row. */
interface DrawnWay {
  readonly edge: WayOut
  readonly from: number
  readonly to: number
  readonly lane: number | undefined
}

/**
 * The steps of a document one below the other, with the ways between them: those to the next row straight, others around it at the right.
 * `linkOf` gives the place that a step leads to when it is clicked on.
 */
export function flowSvg({ runbook: { document }, coverage }: CoveredFile, linkOf: (step: Step) => string): string {
  const rows = new Map(document.steps.map((step, at) => [step, at]))
  const ways = withLanes(
    waysThrough(document).flatMap((edge): Omit<DrawnWay, 'lane'>[] => {
      const from = rows.get(edge.from)
      const to = edge.to ? rows.get(edge.to) : edge.from.loop ? undefined : rows.size
      return from === undefined || to === undefined ? [] : [{ edge, from, to }]
    }),
  )
  const counted = new Map(coverage.steps.flatMap((step) => step.ways.map((way) => [way.edge, way] as const)))
  const lanes = Math.max(-1, ...ways.map((way) => way.lane ?? -1)) + 1
  const width = right + (lanes + 1) * lane + 8
  const height = rows.size * row + box.height + 8
  const leaving = new Map<number, number>()
  const paths = ways.map((way) => {
    const nth = leaving.get(way.from) ?? 0
    leaving.set(way.from, nth + 1)
    const covered = counted.get(way.edge)
    const state = covered ? (covered.count > 0 ? 'hit' : 'miss') : ''
    const title = covered ? `${covered.label}: ${timesOf(covered.count)}` : way.edge.reason
    return pathOf(way, nth, state, title)
  })
  const boxes = coverage.steps.map(({ step, count }, at) => boxOf(step, count, at, linkOf(step)))
  const end = `<text class="faint" x="${box.left}" y="${rows.size * row + 20}">end</text>`
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="The ways through the document">${paths.join('')}${boxes.join('')}${end}</svg>`
}

/** Puts ways that would cross the same rows into lanes of their own, short ones inside. */
function withLanes(ways: readonly Omit<DrawnWay, 'lane'>[]): DrawnWay[] {
  const taken: [from: number, to: number][][] = []
  const straight = new Set<number>()
  const span = ({ from, to }: Omit<DrawnWay, 'lane'>) => Math.abs(to - from)
  return ways.toSorted((a, b) => span(a) - span(b)).map((way) => {
    if (way.to === way.from + 1 && !straight.has(way.from)) {
      straight.add(way.from)
      return { ...way, lane: undefined }
    }
    const [top, bottom] = [Math.min(way.from, way.to), Math.max(way.from, way.to)]
    const free = taken.findIndex((others) => others.every(([from, to]) => bottom <= from || top >= to))
    const at = free < 0 ? taken.length : free
    taken[at] = [...(taken[at] ?? []), [top, bottom]]
    return { ...way, lane: at }
  })
}

function pathOf({ edge, from, to, lane: at }: DrawnWay, nth: number, state: string, title: string): string {
  const dashed = edge.reason === 'onFailure' || edge.reason === 'onCancel' ? ' dashed' : ''
  const [line, tip] = at === undefined ? straightDown(from, to) : around(from, to, at, nth)
  return `<g><title>${escapeXml(title)}</title><path class="${state}${dashed}" d="${line}"/><path class="tip ${state}" d="${tip}"/></g>`
}

function straightDown(from: number, to: number): [line: string, tip: string] {
  const x = box.left + 40
  const y = to * row
  return [`M${x} ${from * row + box.height}V${y - 6}`, `M${x - 4} ${y - 7}h8l-4 7z`]
}

function around(from: number, to: number, at: number, nth: number): [line: string, tip: string] {
  const x = right + (at + 1) * lane
  const start = from * row + 6 + Math.min(nth, 4) * 4
  const y = to * row + box.height / 2
  return [`M${right} ${start}H${x}V${y}H${right + 7}`, `M${right + 8} ${y - 4}v8l-8 -4z`]
}

function boxOf(step: Step, count: number, at: number, link: string): string {
  const left = box.left + Math.min(depthOf(step), 5) * box.indent
  const name = step.name ?? ''
  const room = Math.floor((right - left - 50) / 7)
  const shown = name.length > room ? `${name.slice(0, room - 1)}…` : name
  const title = escapeXml(`${name} (${step.action ?? ''}): ${timesOf(count)}`)
  const y = at * row
  return `<a href="${link}"><title>${title}</title><rect class="${count > 0 ? 'hit' : 'miss'}" x="${left}" y="${y + 1}" width="${right - left}" height="${box.height}" rx="5"/><text x="${left + 10}" y="${y + 19}">${escapeXml(shown)}</text><text class="faint" x="${right - 8}" y="${y + 19}" text-anchor="end">${count}×</text></a>`
}

function depthOf(step: Step): number {
  let depth = 0
  for (let here = step.loop; here; here = here.loop) depth++
  return depth
}

const timesOf = (count: number): string => (count === 0 ? 'never' : `${count} ${count === 1 ? 'time' : 'times'}`)
