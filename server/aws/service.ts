/** What a value of an API may be. Parts of a shape are read when they are asked for: a shape may contain itself. */
export type Shape = StructureShape | ListShape | MapShape | TextShape | NumberShape | PlainShape

export interface StructureShape {
  readonly kind: 'structure'
  readonly members: ReadonlyMap<string, Member>
  /** Just one of the members is given. */
  readonly union: boolean
}

export interface ListShape extends Bounds {
  readonly kind: 'list'
  readonly item: Shape
}

export interface MapShape {
  readonly kind: 'map'
  readonly key: Shape
  readonly value: Shape
}

export interface TextShape extends Bounds {
  readonly kind: 'string'
  /** The values that it may have; AWS adds to them at any time. */
  readonly values?: readonly string[]
  /** A regular expression as the service writes it, mostly of Java's kind. */
  readonly pattern?: string
}

export interface NumberShape extends Bounds {
  readonly kind: 'integer' | 'long' | 'float' | 'double'
}

/** Bytes, a point in time, any JSON. */
export interface PlainShape {
  readonly kind: 'boolean' | 'blob' | 'timestamp' | 'json'
}

/** Of the value for numbers, of the count for lists, of the length for text. */
export interface Bounds {
  readonly min?: number
  readonly max?: number
}

/** One field of a structure. */
export interface Member {
  readonly name: string
  readonly shape: Shape
  readonly required: boolean
  /** Whether the client fills it in where it is left out: a token against doing things twice. */
  readonly token: boolean
  readonly deprecated: boolean
  /** Another name by which boto3 takes it: `Filters` for `Filter`. */
  readonly alias?: string
}

/** One API of a service. */
export interface Operation {
  /** As the API names it: `DescribeInstances`. */
  readonly name: string
  readonly input: StructureShape | undefined
  readonly output: StructureShape | undefined
  /** Codes of the errors that the model lists; the service may give others. */
  readonly errors: readonly string[]
  readonly deprecated: boolean
  /** Bytes stream into it. */
  readonly streamingInput: boolean
  /** Bytes or events stream out of it, which runbooks cannot take. */
  readonly streamingOutput: boolean
  /** Its response is bytes as a whole, which boto3 gives as a stream although the model does not call it one. */
  readonly bytesAsOutput: boolean
  /** It changes nothing. */
  readonly readOnly: boolean
  readonly paginated: boolean
  /** The IAM actions that the caller needs; empty where they are not known. */
  readonly iamActions: readonly string[]
  /** The types of resources to which these can be restricted. */
  readonly resourceTypes: readonly string[]
  /** The page of the API reference. */
  readonly link: string
  /** A response from the model's own examples. */
  readonly example: unknown
}

/** A service and its operations. */
export interface Service {
  /** The name of its boto3 client: `ec2`. */
  readonly name: string
  /** `Amazon Elastic Compute Cloud`. */
  readonly title: string
  /** Names of all operations. */
  readonly operationNames: readonly string[]
  /** An operation by the name that the API gives it. */
  readonly operation: (name: string) => Operation | undefined
  /** Names of waiters, and of the operations that they call: `InstanceRunning`, `DescribeInstances`. */
  readonly waiters: ReadonlyMap<string, string>
}
