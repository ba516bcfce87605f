import type { Validators } from '../document/shape.js'

/** Parsers of embedded languages, each there only when it was loaded; a rule that misses one stays silent. */
export interface Engines {
  /** Compiled checks of the schemas of the kind of document; none where no part of it is suspect. */
  readonly validators: Validators
  readonly python?: import('../languages/python.js').Python
  readonly shell?: import('../languages/shell.js').Shell
  readonly powershell?: import('../languages/powershell.js').PowerShell
  readonly recurrence?: { readonly faults: typeof import('../languages/recurrence.js').recurrenceFaults }
  readonly cedar?: import('../languages/cedar.js').Cedar
  /** Services that the document and its scripts call, by the names of their boto3 clients. */
  readonly services?: ReadonlyMap<string, import('../aws/service.js').Service>
  readonly re2?: import('../languages/regex.js').Re2
}
