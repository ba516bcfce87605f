import { lint } from '../../server/service.js'
import { type Expected, type Section, sourceOf } from './fixtures.js'
import { repositoryFor } from './section-repository.js'

/** What the linter finds in a section of a fixture, in its terms. */
export async function findingsIn({ text, options, others }: Section): Promise<Expected[]> {
  const linted = await lint(sourceOf({ text, options }), {
    today: options['today'] ?? '2026-11-23',
    strict: options['strict'] === 'true',
    repository: await repositoryFor({ others }),
  })
  return linted.flatMap(({ diagnostics }) =>
    diagnostics.map(({ rule, severity, message, range }) => ({ ...placeOf(text, range), severity, rule, message })),
  )
}

function placeOf(
  text: string,
  { start, end }: { start: number; end: number },
): { line: number; start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', start)
  const stop = Math.max(start + 1, Math.min(end, lineEnd < 0 ? text.length : lineEnd))
  const column = start - lineStart
  // A mark at column 0 is two characters long at least.
  const behind = Math.max(stop - lineStart, column === 0 ? 2 : 0)
  return { line: text.slice(0, lineStart).split('\n').length - 1, start: column, end: behind }
}

/** A finding in one line, to be compared. */
export const showFinding = (one: Expected): string =>
  `${one.line + 1}:${one.start + 1}-${one.end + 1} ${one.severity}[${one.rule}]${one.message === undefined ? '' : `: ${one.message}`}`
