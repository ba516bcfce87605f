import { effect } from '@preact/signals'
import type { StepBreakpoint } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'
import { isObject, type Shared, sharedFrom } from './link.js'
import { plainOf, sharedOf } from './state.js'

const key = 'ssmith.draft'

/** What was typed since, of what the page began with: it is there again when the page is loaded again. */
interface Draft {
  readonly from: string
  readonly shared: Shared
  /** No part of links: they are of the person at the page. */
  readonly breakpoints: readonly StepBreakpoint[]
}

type WrittenDraft = Readonly<Record<keyof Draft, unknown>>

/** What was kept in this tab, where it has the form. */
export function readDraft(): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (!isObject(draft) || typeof draft['from'] !== 'string') return undefined
    const shared = sharedFrom(draft['shared'])
    return shared && { from: draft['from'], shared, breakpoints: breakpointsFrom(draft['breakpoints']) }
  } catch {
    return undefined
  }
}

/** Keeps what is typed for as long as the tab is open: a little later, or at once when the page is left. Tells at once that something is typed. */
export function keepDraft(workspace: Workspace, from: string, onTyped: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let unkept: WrittenDraft | undefined
  let isFirst = true
  const keep = () => {
    clearTimeout(timer)
    if (!unkept) return
    write(unkept)
    unkept = undefined
  }
  effect(() => {
    const draft = { from, shared: plainOf(sharedOf(workspace)), breakpoints: workspace.breakpoints.value }
    if (isFirst) {
      isFirst = false
      return
    }
    unkept = draft
    onTyped()
    clearTimeout(timer)
    timer = setTimeout(keep, 300)
  })
  addEventListener('pagehide', keep)
}

function write(draft: WrittenDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // There is no room for it: what is typed is then lost when the page is loaded again.
  }
}

const breakpointsFrom = (list: unknown): readonly StepBreakpoint[] =>
  Array.isArray(list) ? list.flatMap((each) => breakpointFrom(each) ?? []) : []

function breakpointFrom(value: unknown): StepBreakpoint | undefined {
  if (!isObject(value)) return undefined
  const { file, step, condition, hitCondition, logMessage } = value
  if (typeof file !== 'string' || typeof step !== 'string') return undefined
  return {
    file,
    step,
    condition: termFrom(condition),
    hitCondition: termFrom(hitCondition),
    logMessage: termFrom(logMessage),
  }
}

const termFrom = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
