import type { Fault } from '../document/check-against-schema.js'
import { formatOf, parse } from '../syntax/parse.js'
import { isEmpty, type Node } from '../syntax/tree.js'
import { lineIndex } from './line-index.js'
import { type ReadFile, readTextFile } from './text-file.js'
import { UsageError } from './usage-error.js'

/**
 * Reads a YAML or JSON file of ours; `shown` is its path as users see it. Whatever is wrong with it, by its syntax or else by `check`, is
 * told at once, each with its place. `undefined` where it is empty.
 */
export async function readTree(
  path: string,
  shown: string,
  check: (root: Node) => Iterable<Fault> | Promise<Iterable<Fault>>,
  readFile: ReadFile = readTextFile,
): Promise<Node | undefined> {
  const file = readFile(path)
  if (!file.ok) throw new UsageError(`\`${shown}\`: ${file.message}`)
  const { root, faults } = await parse(file.text, formatOf(file.text, path))
  const content = isEmpty(root) ? undefined : root
  const found = faults.length > 0 || !content ? faults : [...(await check(content))]
  if (found.length > 0) throw new UsageError(describeFaults(found, file.text, shown))
  return content
}

/** A line for each fault, with its place. */
export function describeFaults(faults: readonly Fault[], text: string, shown: string): string {
  const lines = lineIndex(text)
  return faults
    .map((fault) => {
      const { line, column } = lines.place(fault)
      return `${shown}:${line}:${column}: ${fault.message}`
    })
    .join('\n')
}
