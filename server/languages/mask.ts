import type { ScriptError } from './script-error.js'

type Place = Pick<ScriptError, 'start' | 'end'>

/** What Systems Manager replaces in the text of a script before it runs: a parameter, variable, step output or stored parameter. */
const reference =
  /\{\{\s*(?:(?:global|automation|variable):\w+|ssm(?:-secure)?:[\w.\-/]+(?::[\w.-]+)?|\w+(?:\.\w+)?)\s*\}\}/g

/** Puts an identifier of the same length in the place of each `{{ reference }}`, so that the script parses and offsets stay. */
export function maskReferences(source: string): string {
  return source.includes('{{') ? source.replace(reference, (text) => '_'.repeat(text.length)) : source
}

/**
 * The errors, or other places, of a masked script that do not touch a reference. What touches one, with blanks and line ends between, is no
 * proof of an error: the text that comes there may be an operator, a list or the head of a block.
 */
export function awayFromReferences<E extends Place>(
  source: string,
  masked: string,
  errors: readonly E[],
): readonly E[] {
  return source === masked ? errors : errors.filter((error) => !touches(source, masked, error))
}

function touches(source: string, masked: string, { start, end }: Place): boolean {
  let from = start
  let to = end
  while (from > 0 && isBlank(source.charCodeAt(from - 1))) from--
  while (to < source.length && isBlank(source.charCodeAt(to))) to++
  return source.slice(Math.max(0, from - 1), to + 1) !== masked.slice(Math.max(0, from - 1), to + 1)
}

const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13)

/**
 * A line by which a build puts a file in the place of the script, `%%SCRIPT=file%%`, `%SCRIPT%`, `SCRIPT_PLACEHOLDER::file.function`, or
 * by which documentation leaves the script out: `...`.
 */
const marker = /^\s*(?:%%?[^%\n]+%%?|[A-Z_]+::[\w.-]+|\.\.\.)\s*$/

/** Whether a script only stands for files that a build puts there, so that it is not yet what Systems Manager runs. */
export function standsForFile(source: string): boolean {
  if (source.length >= 2000) return false
  let stands = false
  // The first line of most scripts tells that they are none of that, so that they are not all split.
  for (let at = 0; at < source.length; ) {
    const end = source.indexOf('\n', at)
    const line = source.slice(at, end < 0 ? source.length : end)
    at += line.length + 1
    if (line.trim() === '') continue
    if (!marker.test(line)) return false
    stands = true
  }
  return stands
}
