/** Comments of an entry or item, each line with its `#`. */
export interface Remark {
  readonly above: readonly string[]
  readonly beside?: string
  readonly below: readonly string[]
}

/** What is remarked in values that are to be written: by map or list, then by key or position. */
export type Remarks = ReadonlyMap<object, ReadonlyMap<string | number, Remark>>

/** Values without comments. */
export const noRemarks: Remarks = new Map()
