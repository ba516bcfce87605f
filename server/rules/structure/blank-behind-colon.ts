import type { Node } from '../../syntax/tree.js'

/** What to do about text where a map belongs, to be read behind what is wrong: to YAML `key:value` is text. */
export function blankBehindColon(node: Node): string {
  if (node.kind !== 'scalar' || node.style !== 'plain') return ''
  const [, key] = /^([A-Za-z][\w.-]*):[^\s/]/.exec(String(node.value)) ?? []
  return key === undefined ? '' : `; put a blank behind the colon of \`${key}\``
}
