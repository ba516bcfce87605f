import type { SsmDocument, Step } from '../document/document.js'
import { textOf } from '../simulator/scope.js'
import type { Range } from '../syntax/tree.js'
import { type Condition, readCondition } from './conditions.js'
import { evaluate } from './evaluate.js'
import { stepOnLine } from './step-on-line.js'
import type { Expressible } from './views.js'

/** What else has to be so that a run stops at a breakpoint, as somebody writes it; nothing where it always does. */
export interface BreakpointTerms {
  readonly condition?: string | undefined
  /** How many times the step is come to: `3`, `>= 3`, `% 2`. */
  readonly hitCondition?: string | undefined
  /** Told instead of stopping; expressions in braces are replaced. */
  readonly logMessage?: string | undefined
}

/** A breakpoint as somebody asks for it. */
export interface WantedBreakpoint extends BreakpointTerms {
  /** Where it stands in the file: a line mostly. */
  readonly range: Range
}

/** A breakpoint on a step. */
export interface Breakpoint extends ReadTerms {
  readonly step: Step
}

/** Terms that have been read. */
interface ReadTerms {
  readonly condition: Condition | undefined
  readonly counts: ((hits: number) => boolean) | undefined
  readonly logMessage: string | undefined
}

/** A breakpoint, or why there can be none. */
export type Placed = Breakpoint | Fault

/** A document, and where its parts stand in its file. */
export interface PlacedDocument {
  readonly document: SsmDocument
  readonly toHost: (range: Range) => Range
}

/** Puts a breakpoint on the innermost step that stands on its line, else on the next one. */
export function placeBreakpoint(placed: PlacedDocument, wanted: WantedBreakpoint): Placed {
  const step = stepAt(placed, wanted.range)
  if (!step) return { fault: 'no step of the runbook stands on this line or behind it' }
  const terms = readTerms(wanted)
  return 'fault' in terms ? terms : { step, ...terms }
}

/** Reads terms, or tells which of them cannot be read, and why. */
export function readTerms({
  condition: written,
  hitCondition,
  logMessage,
}: BreakpointTerms): ReadTerms | (Fault & { readonly of: keyof BreakpointTerms }) {
  const condition = present(written) ? readCondition(written) : undefined
  if (condition && 'fault' in condition) return { ...condition, of: 'condition' }
  const counts = present(hitCondition) ? readCount(hitCondition) : undefined
  if (counts && 'fault' in counts) return { ...counts, of: 'hitCondition' }
  return { condition, counts, logMessage: present(logMessage) ? logMessage : undefined }
}

interface Fault {
  readonly fault: string
}

const present = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

/** The step that a breakpoint at a place is on. */
export const stepAt = ({ document: { steps }, toHost }: PlacedDocument, line: Range): Step | undefined =>
  stepOnLine(
    steps.map((step) => ({ step, ...toHost(step.node) })),
    line,
  )?.step

function readCount(text: string): ((hits: number) => boolean) | Fault {
  const [, operator = '>=', digits] = /^(==|>=|<=|>|<|%)?\s*(\d{1,9})$/.exec(text.trim()) ?? []
  const count = Number(digits)
  if (digits === undefined || (operator === '%' && count === 0))
    return { fault: `\`${text.trim()}\` is no number of hits; expected one such as \`3\`, \`== 3\` or \`% 2\`` }
  return (hits) => {
    if (operator === '%') return hits % count === 0
    if (operator === '==') return hits === count
    if (operator === '>' || operator === '>=') return operator === '>' ? hits > count : hits >= count
    return operator === '<' ? hits < count : hits <= count
  }
}

/** What a breakpoint does when its step is come to. */
export type Hit =
  | { readonly kind: 'stop' }
  | { readonly kind: 'log'; readonly text: string }
  /** Its condition cannot be told: who waits for it wants to know. */
  | { readonly kind: 'faulty'; readonly text: string }

/** Counts how often breakpoints were hit, from the start of a run on. */
export type Hits = Map<Breakpoint, number>

/** Whether a breakpoint is hit. */
export function hit(breakpoint: Breakpoint, hits: Hits, at: Expressible): Hit | undefined {
  const { condition, counts, logMessage, step } = breakpoint
  const holds = condition?.holds(at) ?? true
  if (typeof holds === 'object')
    return { kind: 'faulty', text: `the condition of the breakpoint on \`${step.name}\`: ${holds.fault}` }
  if (!holds) return undefined
  const count = (hits.get(breakpoint) ?? 0) + 1
  hits.set(breakpoint, count)
  if (counts && !counts(count)) return undefined
  return logMessage === undefined ? { kind: 'stop' } : { kind: 'log', text: filled(logMessage, at) }
}

/** A message with its expressions replaced: `{{ reference }}`, or any expression as `{expression}`. */
const filled = (message: string, at: Expressible): string =>
  message.replaceAll(/\{\{[^{}]*\}\}|\{[^{}]*\}/g, (braced) => {
    const value = evaluate(braced.startsWith('{{') ? braced : braced.slice(1, -1), at)
    return value.ok ? textOf(value.value) : `<${value.message}>`
  })
