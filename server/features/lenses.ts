import type { SsmDocument } from '../document/document.js'
import { isRunnable } from '../document/is-runnable.js'
import { isDynamic, type Range, walk } from '../syntax/tree.js'
import { namesOf } from './names.js'
import { rangeOnly } from './node-at.js'

/** Something told, and offered, above a line. */
export interface Lens {
  readonly range: Range
  readonly title: string
  readonly action:
    | { readonly kind: 'simulate' | 'debug' | 'test' }
    | { readonly kind: 'references'; readonly at: Range; readonly uses: readonly Range[] }
}

/** Above the document what can be done with one that runs, above declarations and steps how often they are named. */
export function lensesOf(document: SsmDocument): Lens[] {
  const whole = { start: document.root.start, end: document.root.start }
  const commands: Lens[] = isRunnable(document)
    ? [
        { range: whole, title: 'Simulate', action: { kind: 'simulate' } },
        { range: whole, title: 'Debug', action: { kind: 'debug' } },
        { range: whole, title: 'Test', action: { kind: 'test' } },
      ]
    : []
  const isUnread = [...walk(document.root)].some(isDynamic)
  // Of a step that nothing jumps to, and of what an expression may use that is not read, no count says anything.
  const counts = namesOf(document)
    .filter(({ kind, uses }) => kind !== 'output' && (uses.length > 0 || (kind !== 'step' && !isUnread)))
    .map(({ declaration, uses }): Lens => {
      const range = rangeOnly(declaration)
      const title = `${uses.length} reference${uses.length === 1 ? '' : 's'}`
      return { range, title, action: { kind: 'references', at: range, uses: uses.map(rangeOnly) } }
    })
  return [...commands, ...counts]
}
