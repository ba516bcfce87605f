const placeholder = /%%[^%]{1,100}%%|\$\{[^{}]{1,100}\}|<[A-Za-z][^<>]{0,100}>/

/** Whether a text holds what a build puts in before AWS sees the document: `%%NAME%%`, `${name}`, `<name>`. */
export const holdsPlaceholder = (text: string): boolean => placeholder.test(text)
