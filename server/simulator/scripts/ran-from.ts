import type { Json } from '../../syntax/tree.js'
import type { Ran } from './interpreter.js'

/** How a script ended, by the message of the interpreter; a hostile script may have written it itself. */
export function ranFrom(message: object): Ran {
  const facts = message as Readonly<Record<string, unknown>>
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '')
  const printed = text('printed')
  switch (facts['done']) {
    case 'returned':
      return { done: 'returned', value: (facts['value'] ?? null) as Json, printed }
    case 'stopped':
      return { done: 'stopped', message: text('message'), printed }
    default:
      return { done: 'raised', message: text('message'), printed }
  }
}
