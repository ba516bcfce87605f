import type { Tree } from './tree.js'
import { parseYaml } from './yaml.js'

/** The tree of a text that is to be JSON and is a map of YAML in block style whose first key has a text, with that as its one fault. */
export function parseYamlAsJson(text: string): Tree | undefined {
  // What begins with a bracket or a comment of JavaScript is JSON with a mistake in it, whether or not YAML would take that.
  if (/^\s*(?:[{["/]|$)/.test(text)) return undefined
  const tree = parseYaml(text)
  if ('failed' in tree || tree.root?.kind !== 'map' || tree.root.flow) return undefined
  const first = tree.root.entries[0]?.key
  // A stray colon before a brace is a key of YAML with nothing in it.
  if (!first || first.start === first.end) return undefined
  const message = 'this is YAML where JSON is expected; name the file `.yaml`, or write JSON'
  return { ...tree, faults: [{ code: 'syntax', start: first.start, end: first.end, message }] }
}
