import { printable } from './printable.js'

/** What is said when the program itself fails: not the user's fault, and not a place for a page of internals. */
export function internalError(error: unknown, debug: boolean, where?: string): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const first = stack.split('\n')[0] ?? ''
  const place = where === undefined ? '' : ` at \`${printable(where)}\``
  const more = debug ? `${stack.split('\n').slice(1).map(printable).join('\n')}\n` : ''
  const hint = debug ? '' : ' (with --debug there is more to see)'
  return `ssmith: internal error${place}: ${printable(first)}\n${more}This is a fault of ssmith, not of your document: please report it with what you did${hint}.\n`
}
