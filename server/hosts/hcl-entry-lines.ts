import type { Range } from '../syntax/tree.js'
import { heredocAt, skipComment } from './hcl-scan.js'

/**
 * An entry of a map with the comments that are its own: beside it, and above it unless it is the first one. Undefined where it shares a line with
 * something else, or where a comment above has several lines.
 */
export function entryLines(text: string, { start, end }: Range, isFirst: boolean): Range | undefined {
  const line = lineBegun(text, start)
  if (line === undefined) return undefined
  const behind = behindLine(text, behindMark(text, { start, end }))
  if (behind === undefined) return undefined
  const above = isFirst ? start : commentsAbove(text, line, start)
  return above === undefined ? undefined : { start: above, end: behind }
}

const lineAt = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** Where the line of an offset begins; undefined where anything but blanks stands before it. */
function lineBegun(text: string, offset: number): number | undefined {
  let at = offset
  while (at > 0 && text[at - 1] !== '\n') if (!/\s/.test(text[--at] ?? '')) return undefined
  return at
}

/** What stands in front of the heredoc that an entry is. */
const opening = /^[^\n]*?[=:][ \t]*(?=<<)/

/** Behind the mark of the heredoc that an entry ends with, which is no part of its text. */
function behindMark(text: string, { start, end }: Range): number {
  const before = opening.exec(text.slice(start, end))?.[0]
  const heredoc = before === undefined ? undefined : heredocAt(text, start + before.length)
  return heredoc?.stop === end ? heredoc.end : end
}

/** Behind the comma and the comments of the line; undefined where anything else follows there. */
function behindLine(text: string, from: number): number | undefined {
  let end = from
  let at = skipSpaces(text, from)
  if (text[at] === ',') end = ++at
  for (at = skipSpaces(text, at); skipComment(text, at) > at; at = skipSpaces(text, end)) end = skipComment(text, at)
  if (text[at] !== '\n' && at < text.length) return undefined
  return text[end - 1] === '\r' ? end - 1 : end
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at++
  return at
}

/** Where the comments above a line begin: the first of them, which may have empty lines between them. */
function commentsAbove(text: string, below: number, entry: number): number | undefined {
  let found = entry
  for (let end = below; end > 0; ) {
    const start = lineAt(text, end - 1)
    const line = text.slice(start, end)
    const comment = line.trim()
    if (comment.endsWith('*/') && !comment.includes('/*')) return undefined
    if (/^(?:#|\/\/|\/\*)/.test(comment)) found = start + line.indexOf(comment)
    else if (comment !== '') break
    end = start
  }
  return found
}
