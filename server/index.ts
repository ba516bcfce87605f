/** The library: lint and rehearse documents from a program. The command line is a thin skin over the same. */
export { serviceNames } from './aws/catalogue.js'
export { loadService } from './aws/load-service.js'
export type { Operation, Service, Shape } from './aws/service.js'
export type { DocumentKind } from './document/kinds.js'
export type { Edit, Fix, Severity } from './rules/rule.js'
export { rules } from './rules/index.generated.js'
export { type Rehearsable, type RehearsalOptions, runbooksIn } from './rehearsal.js'
export { type Diagnostic, type LintedDocument, type LintOptions, lint } from './service.js'
