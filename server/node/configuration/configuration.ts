import type { DocumentKind } from '../../document/kinds.js'
import type { Severity } from '../../rules/rule.js'
import type { Globs } from '../globs.js'

/** What one `.ssmith.yaml` says. */
export interface Configuration {
  readonly path: string
  /** The folder that its patterns and paths are relative to. */
  readonly folder: string
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  readonly overrides: readonly { readonly files: Globs; readonly rules: ReadonlyMap<string, Severity | 'off'> }[]
  readonly ignore: Globs | undefined
  readonly placeholders: readonly string[]
  readonly documents: readonly { readonly files: Globs; readonly kind: DocumentKind }[]
  readonly strict: boolean | undefined
  readonly maxWarnings: number | undefined
  /** Absolute. */
  readonly baseline: string | undefined
}
