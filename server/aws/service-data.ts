import type { Lines } from './packed-lines.js'

/**
 * The compact form of a service, as `services/<name>.generated.json` holds it; written by `server/tooling/aws-service.ts`, read by
 * `read-service.ts`. Each line is read only when it is asked for: the largest service has 800 operations, and a document calls one.
 */
export interface CompactService extends ServiceData {
  readonly operations: readonly string[]
  readonly shapes: readonly ShapeLine[]
}

/** The same as it is read: in the files of the package, the long lists are packed. */
export interface ServiceData {
  /** The name of its boto3 client: `ec2`. */
  readonly name: string
  /** `Amazon Elastic Compute Cloud`. */
  readonly title: string
  /** By which AWS's documentation links know it: `ec2-2016-11-15`. */
  readonly uid: string
  /** The prefix of its IAM actions; empty where none is known. */
  readonly iam: string
  /** Codes of errors, named by their index. */
  readonly errors: readonly string[]
  /** In the order of the alphabet, each `<Name> <flags> <input> <output> <errors>`, then its IAM actions where they differ from `<iam>:<Name>`, and `@` with its types of resources. */
  readonly operations: Lines<string>
  readonly shapes: Lines<ShapeLine>
  /** Names of operations that can be paginated, by index of the operation. */
  readonly paginators: readonly number[]
  /** Waiters, and the operations that they call: `InstanceRunning`, `DescribeInstances`. */
  readonly waiters: Readonly<Record<string, string>>
  /** JSON texts of an example's response, by the name of the operation. */
  readonly examples: Readonly<Record<string, string>>
}

/**
 * An enumeration is the list of its values. All else is text: `{` a structure and `|` one of which just one member is given, with members
 * `<marks><name>:<reference>` between spaces, or `<marks><name>|<alias>:<reference>`; `[<reference>,<min>,<max>` a list; `<<key> <value>` a map; `s<min>,<max>,<pattern>` text;
 * `i`, `l`, `f`, `d` a number with `<min>,<max>`.
 *
 * A reference is the index of a shape, or a letter: `s` text, `i` integer, `l` long, `f` float, `d` double, `b` boolean, `B` bytes,
 * `t` a point in time, `J` any JSON. Marks of members: `!` required, `~` filled in by the client where it is left out, `-` deprecated.
 */
export type ShapeLine = string | readonly string[]

/** Flags of operations. */
export const operationFlags = {
  deprecated: 'd',
  /** Bytes stream into it. */
  streamingInput: 'i',
  /** Bytes or events stream out of it. */
  streamingOutput: 'o',
  /** Its response is bytes as a whole. */
  bytesAsOutput: 'b',
  readOnly: 'r',
} as const

/** The list of all services, `catalogue.generated.json`. */
export interface CatalogueData {
  readonly source: string
  /** The month of the release, as `2026-05`. */
  readonly date: string
  /** `<name> <alias> <alias>…`, the aliases as `bareName` makes them. */
  readonly services: readonly string[]
}
