import type { ScalarNode, Tree } from '../syntax/tree.js'

/** A text as it is written in place of the content of a scalar: in quotes, where there are none around that content. */
export function asText({ style }: ScalarNode, text: string, { format }: Tree): string {
  if (style !== 'plain') return text
  return format === 'json' ? `"${text}"` : `'${text}'`
}
