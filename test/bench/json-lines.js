import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** @typedef {{ text: string, lines: readonly number[] }} Lined JSON text, and for each of its lines the line of the YAML that it comes from. */

/**
 * The same document as JSON, a key or an item on each line, so that a finding in it has a place in the YAML too. Duplicate keys stay.
 * Undefined where the text is no YAML, or has aliases, which JSON lacks.
 *
 * @param {string} yaml
 * @returns {Lined | undefined}
 */
export function asJson(yaml) {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, uniqueKeys: false, logLevel: 'silent' })
  if (document.errors.length > 0 || !document.contents) return undefined
  /** @type {string[]} */
  const written = []
  /** @type {number[]} */
  const lines = []
  let readable = true
  const lineOf = (/** @type {unknown} */ node, /** @type {number} */ otherwise) => {
    const range = /** @type {{ range?: readonly number[] } | undefined} */ (node)?.range
    return range?.[0] === undefined ? otherwise : counter.linePos(range[0]).line - 1
  }
  const put = (/** @type {string} */ text, /** @type {number} */ line) => {
    written.push(text)
    lines.push(line)
  }
  /** @param {unknown} node @param {string} before @param {string} after @param {number} line */
  const write = (node, before, after, line) => {
    if (isAlias(node)) readable = false
    else if (isMap(node)) {
      put(`${before}{`, line)
      node.items.forEach(({ key, value }, at) => {
        const end = at < node.items.length - 1 ? ',' : ''
        write(value, `${JSON.stringify(String(isScalar(key) ? key.value : key))}: `, end, lineOf(key, line))
      })
      put(`}${after}`, line)
    } else if (isSeq(node)) {
      put(`${before}[`, line)
      node.items.forEach((item, at) => {
        write(item, '', at < node.items.length - 1 ? ',' : '', lineOf(item, line))
      })
      put(`]${after}`, line)
    } else put(`${before}${JSON.stringify(isScalar(node) ? node.value : null) ?? 'null'}${after}`, line)
  }
  write(document.contents, '', '', lineOf(document.contents, 0))
  return readable ? { text: `${written.join('\n')}\n`, lines } : undefined
}
