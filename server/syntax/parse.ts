import { parseJson } from './json.js'
import { reparse } from './reparse.js'
import { type Format, limits, type Tree } from './tree.js'
import { parseYaml } from './yaml.js'
import { parseYamlAsJson } from './yaml-as-json.js'

/**
 * Reads a text into a tree. Never fails: what cannot be read is a fault in the result. Asynchronous only because the tolerant parser
 * for broken YAML is loaded when it is first needed. What did not change since the tree `before` is not read again where that is possible.
 */
export async function parse(text: string, format: Format, before?: Tree): Promise<Tree> {
  if (text.length > limits.text) return tooLarge(text, format)
  const reparsed = before && (await reparse(before, text))
  if (reparsed) return reparsed
  if (format === 'json') {
    const tree = parseJson(text)
    return (tree.faults.some(({ code }) => code === 'syntax') ? parseYamlAsJson(text) : undefined) ?? tree
  }
  const tree = parseYaml(text)
  if (!('failed' in tree)) return tree
  const { parseMended } = await import('./mend-yaml.js')
  return parseMended(text, tree)
}

function tooLarge(text: string, format: Format): Tree {
  const message = `the text has ${text.length} characters, more than the ${limits.text} that are read`
  return { text: '', format, root: undefined, faults: [{ code: 'not-read', start: 0, end: 0, message }] }
}

/** JSON where the text begins like JSON, else YAML, for a text whose file name does not tell. */
export function formatOf(text: string, path?: string): Format {
  if (path !== undefined && /\.json$/i.test(path)) return 'json'
  if (path !== undefined && /\.ya?ml$/i.test(path)) return 'yaml'
  return /^\s*[{[]\s*(?:\\?"|[\]}]|$)/.test(text.slice(0, 4096)) ? 'json' : 'yaml'
}
