import type { Range } from '../../syntax/tree.js'

/** Something that came out otherwise than a case expects, at the place of the expectation. */
export interface Difference extends Range {
  readonly message: string
  /** Lines to be compared, where that says more than words. */
  readonly lines?: { readonly expected: readonly string[]; readonly actual: readonly string[] }
  /** Whether recording the trace mends it. */
  readonly aboutTrace?: true
}

export const differenceAt = ({ start, end }: Range, message: string): Difference => ({ start, end, message })
