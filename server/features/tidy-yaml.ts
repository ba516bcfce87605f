import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  parseAllDocuments,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

/** YAML with one style of indentation and brackets. Comments stay; long lines are left as they are, since where they break is part of a script's look. */
export function tidyYaml(text: string, indent: number): string {
  const written = text.replaceAll('\r\n', '\n')
  const [document, ...others] = parseAllDocuments(written)
  if (!document || others.length > 0 || document.errors.length > 0) return text
  layOutBrackets(document, written)
  const tidy = document.toString({ lineWidth: 0, indent })
  return text.includes('\r\n') ? tidy.replaceAll('\n', '\r\n') : tidy
}

/** How long a line may become that was several. */
const widest = 80

/** Has brackets written as other formatters do: `['a']` and `{ a: b }`, and over lines where they were written so and are too long for one. */
function layOutBrackets(document: Document, text: string): void {
  visit(document, {
    Collection(_, node) {
      if (!node.flow) return
      const [start = 0, end = 0] = node.range ?? []
      const source = text.slice(start, end).trimEnd()
      const isWide = source.includes('\n') && source.replaceAll(/\s+/g, ' ').length > widest
      const usual = node.toString.bind(node)
      const flowCollectionPadding = isMap(node) ? ' ' : ''
      node.toString = (context, ...others) => {
        const write = () => usual({ ...context, flowCollectionPadding } as typeof context, ...others)
        return isWide ? overLines(node, write) : write()
      }
    },
  })
}

/** What is written while an empty line before the first item asks for lines, without this one. */
function overLines({ items }: YAMLMap | YAMLSeq, write: () => string): string {
  const [first] = items
  const node = isPair(first) ? first.key : first
  if (!isScalar(node) && !isCollection(node)) return write()
  const before = node.spaceBefore
  node.spaceBefore = true
  const text = write().replace(/^(.)\n+/, '$1\n')
  node.spaceBefore = before ?? false
  return text
}
