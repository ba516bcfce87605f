import {
  type Event,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml'
import { emptyAt, TreeBuilder } from './builder.js'
import { emptyPositions } from './empty-position.js'
import { plainValue } from './plain-value.js'
import { originalOffset, originalOffsets } from './edited-text.js'
import { asWritten, indentFlow, isChanged, leaveOutKey, quoteColon, quoteReference, type Repaired } from './repair.js'
import { severalDocuments } from './several-documents.js'
import { byPlace, limits, type ScalarNode, type ScalarStyle, type SyntaxFault, type Tree } from './tree.js'
import { parseUsualYaml } from './usual-yaml.js'

const styles: Readonly<Record<number, ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
}

/** What keeps a text from being read, and the text as far as it could be repaired. */
export interface Failed {
  readonly failed: SyntaxFault
  readonly repaired: Repaired
}

/** How often a text is repaired so that it can be read. */
const maxRepairs = 100

/**
 * Reads well-formed YAML by js-yaml's events, many times faster than a tolerant parser. Gives the fault instead of a tree for text
 * that is broken; reading on is the business of the tolerant parser.
 */
export function parseYaml(text: string): Tree | Failed {
  const usual = parseUsualYaml(text)
  return usual ? { text, format: 'yaml', faults: [], ...usual } : parseWholeYaml(text)
}

/** Like {@link parseYaml}, with js-yaml alone. */
export const parseWholeYaml = (text: string): Tree | Failed => parseRepaired(text, asWritten(text))

/** Like {@link parseWholeYaml}, for a text of which something is repaired already. */
export function parseRepaired(text: string, before: Repaired): Tree | Failed {
  let repaired = before
  let failedAt = -1
  for (let tries = 0; ; tries++) {
    const marked = blanksBeforeMark.exec(repaired.text)
    if (marked)
      return { failed: faultOf('a mark is indented', originalOffset(repaired, marked[0].length), text), repaired }
    try {
      return treeOf(parseEvents(repaired.text, { maxDepth: limits.depth }), text, repaired)
    } catch (error) {
      if (!(error instanceof YAMLException) || !error.mark) throw error
      const at = originalOffset(repaired, error.mark.position)
      // A repair that brings reading no further was none.
      const next = tries < maxRepairs && at > failedAt && repair(repaired, error.reason, error.mark.position)
      if (!next) return { failed: faultOf(error.reason, at, text), repaired }
      repaired = next
      failedAt = at
    }
  }
}

/** In the first line, js-yaml takes `---` for the mark of a document wherever it stands. To all others it is text there. */
const blanksBeforeMark = /^[ \t]+(?=---(?:\s|$))/

function repair(repaired: Repaired, reason: string, at: number): Repaired | undefined {
  if (reason === 'deficient indentation') return indentFlow(repaired, at)
  if (reason === 'bad indentation of a mapping entry') {
    const quoted = quoteColon(repaired, at)
    if (quoted) return quoted
  }
  const quoted = quoteReference(repaired, at, reason === 'missed comma between flow collection entries')
  const isFirst = awaitsKey.get(reason)
  return quoted ?? (isFirst === undefined ? undefined : leaveOutKey(repaired, at, isFirst))
}

/** What is said of a word where a key is awaited, at its end or behind the lines that seem to go on with it, and whether it is the first key. */
const awaitsKey: ReadonlyMap<string, boolean> = new Map([
  ["expected ':' after a mapping key", false],
  ['can not read a block mapping entry; a multiline key may not be an implicit key', false],
  ['bad indentation of a mapping entry', true],
  ['end of the stream or a document separator is expected', true],
])

function faultOf(reason: string, at: number, text: string): SyntaxFault {
  const start = Math.min(at, text.length)
  if (reason.startsWith('nesting exceeded')) {
    return {
      code: 'not-read',
      start,
      end: start,
      message: `the text is nested deeper than ${limits.depth} levels; it was not read`,
    }
  }
  return { code: 'syntax', start, end: Math.min(start + 1, text.length), message: reason }
}

function treeOf(events: readonly Event[], text: string, repaired: Repaired): Tree {
  const source = repaired.text
  const map = originalOffsets(repaired)
  const builder = new TreeBuilder(text, 'yaml')
  let last = 0
  let documents = 0
  const slice = (start: number, end: number) => (start < 0 ? undefined : source.slice(start, end))
  const emptyPosition = emptyPositions(source)
  const unknown = new Map(repaired.unknown.map((range) => [range.start, range]))
  /** What was put in quotes to be read. Whether a colon stands in a text, or begins a map that was meant, is not known. */
  const bareOf = (scalar: ScalarNode): ScalarNode | undefined => {
    if (repaired.quoted.has(scalar.start)) return builder.bare(scalar)
    const range = unknown.get(scalar.start)
    return (
      range && { kind: 'scalar', style: 'plain', ...range, value: text.slice(range.start, range.end), dynamic: true }
    )
  }
  /** Of each open collection whether brackets are around it. There are none around a pair in a list. */
  const bracketed: boolean[] = []
  let opened = -1
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents++
        if (documents > 1) {
          builder.faults.push(severalDocuments(last, text))
          return { text, format: 'yaml', root: builder.root, faults: builder.faults }
        }
        bracketed.push(false)
        break
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        const kind = event.type === EVENT_ID.MAPPING ? 'map' : 'list'
        const flow = event.style === 2
        builder.begin(
          kind,
          map(event.start),
          flow,
          slice(event.tagStart, event.tagEnd),
          slice(event.anchorStart, event.anchorEnd),
        )
        // A pair begins where its key does, which may be in brackets.
        if (event.start === opened) bracketed[bracketed.length - 1] = false
        opened = event.start
        const isBracketed = flow && /[[{]/.test(source[event.start] ?? '')
        bracketed.push(isBracketed)
        last = event.start + (isBracketed ? 1 : 0)
        break
      }
      case EVENT_ID.SCALAR: {
        const tag = slice(event.tagStart, event.tagEnd)
        const scalar =
          event.valueStart < 0 ? emptyAt(map(emptyPosition(last, builder.atItem))) : scalarOf(event, source, map, tag)
        const node = withTag(bareOf(scalar) ?? scalar, tag)
        builder.scalar(node, slice(event.anchorStart, event.anchorEnd))
        if (event.valueEnd >= 0) last = event.valueEnd + (node.style === 'single' || node.style === 'double' ? 1 : 0)
        break
      }
      case EVENT_ID.ALIAS:
        builder.alias(
          source.slice(event.anchorStart, event.anchorEnd),
          map(event.anchorStart - 1),
          map(event.anchorEnd),
        )
        last = event.anchorEnd
        break
      case EVENT_ID.POP:
        if (bracketed.pop()) last = flowEnd(source, last)
        builder.end(map(last))
        break
    }
  }
  for (const fault of repaired.faults) builder.faults.push(fault)
  const entangled = builder.isEntangled || isChanged(repaired, text)
  const faults = builder.faults.sort(byPlace)
  return { text, format: 'yaml', root: builder.root, faults, ...(entangled && { entangled }) }
}

function scalarOf(
  event: ScalarEvent,
  source: string,
  map: (offset: number) => number,
  tag: string | undefined,
): ScalarNode {
  const style = styles[event.style] ?? 'plain'
  const raw = event.fast ? source.slice(event.valueStart, event.valueEnd) : getScalarValue(source, event)
  const value = style === 'plain' ? plainValue(raw, tag) : raw
  return { kind: 'scalar', value, style, start: map(event.valueStart), end: map(event.valueEnd) }
}

const withTag = (scalar: ScalarNode, tag: string | undefined): ScalarNode =>
  tag === undefined ? scalar : { ...scalar, tag }

/** The offset behind the bracket that closes a flow collection whose last item ends at `from`. */
function flowEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const char = source[at]
    if (char === '}' || char === ']') return at + 1
    if (char === '#') {
      while (at < source.length && source[at] !== '\n') at++
    }
  }
  return source.length
}
