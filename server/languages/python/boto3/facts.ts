/** A part of a script, as offsets into its text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A word of a script. */
export interface Name extends Span {
  readonly text: string
}

/** An expression, as far as its value is written out. */
export type Literal = Span &
  (
    | { readonly kind: 'unknown' }
    | { readonly kind: 'text'; readonly value: string | undefined; readonly content: Span }
    | { readonly kind: 'plain'; readonly value: number | boolean | null }
    | { readonly kind: 'list'; readonly items: readonly Literal[]; readonly open: boolean }
    | MapLiteral
  )

/** `open` where there are more entries than those that are written out. */
export interface MapLiteral extends Span {
  readonly kind: 'map'
  readonly entries: readonly { readonly key: Name; readonly value: Literal }[]
  readonly open: boolean
}

/** What a call is given. */
export interface CallArguments {
  /** Those without a name; a `*list` of them is not among them. */
  readonly positional: readonly Literal[]
  /** `open` where there is a `**map`. */
  readonly keywords: MapLiteral
}

/** A place where a script makes a client or a resource of boto3 by a name that is written out. */
export interface Boto3Client {
  readonly kind: 'client' | 'resource'
  readonly service: Name
}

/** A place where a script uses a member of a client, paginator or waiter. */
export interface Boto3Use {
  readonly of: 'client' | 'paginator' | 'waiter'
  /** The name of the client. */
  readonly service: string
  /** The name that was given to `get_paginator` or `get_waiter`. */
  readonly name: string | undefined
  readonly member: Name
  /** Absent where the member is not called. */
  readonly arguments: CallArguments | undefined
}

/** A place where a script uses a member of boto3 itself, or of a session. */
export interface Boto3Member {
  readonly of: 'boto3' | 'session'
  readonly member: Name
}

/** How a script uses boto3, as far as that can be told without running it. */
export interface Boto3Facts {
  readonly clients: readonly Boto3Client[]
  readonly uses: readonly Boto3Use[]
  readonly members: readonly Boto3Member[]
}
