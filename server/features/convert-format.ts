import type { SsmDocument } from '../document/document.js'
import { toJson } from '../syntax/tree.js'

/** A document in the other format. YAML has no comments in JSON's place: they are lost on the way to JSON, as JSON has none. */
export async function inOtherFormat({
  tree,
  root,
}: SsmDocument): Promise<{ readonly format: 'yaml' | 'json'; readonly text: string }> {
  if (tree.format === 'yaml') return { format: 'json', text: `${JSON.stringify(toJson(root), null, 2)}\n` }
  const { yamlOf } = await import('./tidy-yaml.js')
  return { format: 'yaml', text: withComments(yamlOf(JSON.parse(JSON.stringify(toJson(root)))), tree.text) }
}

/** JSON that people write may have comments at its head, which stay there. */
function withComments(yaml: string, json: string): string {
  const head = /^(?:\s*\/\/[^\n]*\n)+/.exec(json)?.[0] ?? ''
  return head.replaceAll(/^\s*\/\//gm, '#') + yaml
}
