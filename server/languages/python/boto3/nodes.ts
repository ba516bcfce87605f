import type { parser } from '@lezer/python'

export type Tree = ReturnType<typeof parser.parse>
export type SyntaxNode = Tree['topNode']

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

export const textOf = ({ from, to }: Pick<SyntaxNode, 'from' | 'to'>, source: string): string => source.slice(from, to)

/** Whether the text may come from a reference of the document, which stands there as underscores until the script runs. */
export const isMasked = (text: string): boolean => text.includes('_____')
