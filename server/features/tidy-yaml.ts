import { type Document, isMap, isNode, isPair, parseAllDocuments, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Indentation } from '../document/indentation.js'

/** YAML with one style of indentation and brackets. Comments stay; long lines are left as they are, since where they break is part of a script's look. */
export function tidyYaml(text: string, { width, dashes }: Pick<Indentation, 'width' | 'dashes'>): string {
  const written = text.replaceAll('\r\n', '\n')
  const [document, ...others] = parseAllDocuments(written)
  if (!document || others.length > 0 || document.errors.length > 0) return text
  layOutBrackets(document, written)
  // Without it the library writes dashes two columns less deep, which is below their key for this width only.
  const indentSeq = dashes > 0 || width !== 2
  const tidy = document.toString({ lineWidth: 0, indent: width, indentSeq })
  return text.includes('\r\n') ? tidy.replaceAll('\n', '\r\n') : tidy
}

/** How long a line may become that was several. */
const widest = 80

/**
 * Has brackets written as other formatters do: `['a']` and `{ a: b }`, and over lines where they were written so and are too long for one.
 * How one collection is printed can be said in its own `toString` only.
 */
function layOutBrackets(document: Document, text: string): void {
  visit(document, {
    Collection(_, node) {
      if (!node.flow) return
      const [start = 0, end = 0] = node.range ?? []
      const source = text.slice(start, end).trimEnd()
      const isWide = source.includes('\n') && source.replaceAll(/\s+/g, ' ').length > widest
      const below = remarksBelow(node)
      const usual = node.toString.bind(node)
      const flowCollectionPadding = isMap(node) ? ' ' : ''
      node.toString = (context, ...others) => {
        const write = () => usual({ ...context, flowCollectionPadding } as typeof context, ...others)
        const written = isWide ? overLines(node, write) : write()
        return below.length > 0 ? withRemarks(written, below, context) : written
      }
    },
  })
}

/** Takes from the last item of a list the remarks that stand below it, which would be indented deeper than it is. */
function remarksBelow({ items }: YAMLMap | YAMLSeq): readonly string[] {
  const last: unknown = items.at(-1)
  if (!isNode(last)) return []
  const [beside, ...below] = last.comment?.split('\n') ?? []
  last.comment = beside ?? null
  return below
}

/** Puts remarks on lines of their own in front of the closing bracket. */
function withRemarks(text: string, remarks: readonly string[], context: Place): string {
  const { indent = '', indentStep = '' } = context ?? {}
  const lines = remarks.map((each) => (each === '' ? '\n' : `\n${indent}${indentStep}#${each}`))
  return `${text.slice(0, -1).trimEnd()}${lines.join('')}\n${indent}${text.slice(-1)}`
}

type Place = Parameters<YAMLSeq['toString']>[0]

/**
 * What is written while an empty line before the first item asks for lines, without this one. The library has no setting for one collection, and a width
 * for all would break long texts too. The line is asked for while this is printed, and no longer, so that it can be taken away where it begins.
 */
function overLines({ items }: YAMLMap | YAMLSeq, write: () => string): string {
  const [first] = items
  const node = isPair(first) ? first.key : first
  if (!isNode(node)) return write()
  const before = node.spaceBefore
  node.spaceBefore = true
  const text = write().replace(/^(.)\n+/, '$1\n')
  node.spaceBefore = before ?? false
  return text
}
