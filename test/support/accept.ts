import type { Completion } from '../../server/features/completion/completion.js'
import type { Edit } from '../../server/rules/rule.js'

/** A text after changes that do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = text
  for (const { start, end, text: by } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, start) + by + result.slice(end)
  return result
}

/** A text after a completion was accepted. */
export const accepted = (text: string, { range, text: by, more = [] }: Completion): string =>
  applied(text, [...more, { ...range, text: by }])

/** What stands in an editor that has taken a snippet, before anything is typed. */
export const expanded = (snippet: string): string =>
  snippet.replaceAll(/\\([\\$}])|\$\d+|\$\{\d+:((?:\\.|[^\\}])*)\}/g, (_, escaped?: string, inner = '') =>
    escaped === undefined ? inner.replaceAll(/\\(.)/g, '$1') : escaped,
  )
