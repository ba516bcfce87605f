const placeholder = /%%[^%]{1,100}%%|\$\{[^{}]{1,100}\}|#\{[^{}]{1,100}\}|\{\{resolve:|<[A-Za-z][^<>]{0,100}>/

/**
 * Whether a text holds what a build puts in before AWS sees the document, `%%NAME%%`, `${name}`, `#{name}`, `<name>`, or CloudFormation by a
 * dynamic reference.
 */
export const holdsPlaceholder = (text: string): boolean => placeholder.test(text)
