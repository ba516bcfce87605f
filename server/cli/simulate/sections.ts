import type { Json } from '../../syntax/tree.js'
import { printable } from '../printable.js'
import type { Style } from '../style.js'
import { short, type Terminal } from './terminal.js'

/** A heading with lines below it; nothing where there are none. */
export const section = (title: string, lines: readonly string[], { bold }: Style): string[] =>
  lines.length === 0 ? [] : [[bold(title), ...lines].join('\n')]

/** `  name: value` for each; invented ones are marked so. */
export const valueLines = (
  given: Readonly<Record<string, Json>>,
  invented: ReadonlyMap<string, Json>,
  terminal: Terminal,
): string[] => [
  ...Object.entries(given).map(([name, value]) => nameValue(name, value, '', terminal)),
  ...[...invented].map(([name, value]) => nameValue(name, value, 'invented', terminal)),
]

/** `  name: value`, cut off at the width; a word behind says where the value is from. */
function nameValue(name: string, value: Json, source: string, { width, style }: Terminal): string {
  const behind = source === '' ? '' : `  ${source}`
  const text = short(value, Math.max(10, width - name.length - behind.length - 4))
  return `  ${printable(name)}: ${text}${style.yellow(behind)}`
}
