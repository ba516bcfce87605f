const placeholder = /%%[^%]{1,100}%%|\$\{[^{}]{1,100}\}|#\{[^{}]{1,100}\}|\{\{resolve:|<[A-Za-z][^<>]{0,100}>/

/**
 * Whether a text holds what a build puts in before AWS sees the document, `%%NAME%%`, `${name}`, `#{name}`, `<name>`, or CloudFormation by a
 * dynamic reference.
 */
export const holdsPlaceholder = (text: string): boolean => placeholder.test(text)

/** Whether a part of a text begins or ends within such a place. */
export function cutsPlaceholder(text: string, from: number, to: number): boolean {
  for (const { index, 0: found } of text.matchAll(new RegExp(placeholder, 'g'))) {
    const end = index + found.length
    const isWhole = from <= index && end <= to
    if (index < to && from < end && !isWhole) return true
  }
  return false
}
