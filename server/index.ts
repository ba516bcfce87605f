/** The library: lint documents from a program. The command line is a thin skin over the same. */
export type { DocumentKind } from './document/kinds.js'
export type { Edit, Fix, Severity } from './rules/rule.js'
export { rules } from './rules/index.generated.js'
export { type Diagnostic, type LintedDocument, type LintOptions, lint } from './service.js'
