/**
 * How a service is spoken to over HTTP, for the operations that the mocked account knows: `protocols/<name>.generated.json`, written by
 * `server/tooling/aws-protocols.ts`. Names and traits are those of the service's own model.
 */
export interface ProtocolData {
  /** The name of its boto3 client: `ec2`. */
  readonly name: string
  readonly protocol: Protocol
  /** Further ones that some SDKs speak to it. */
  readonly others?: readonly Protocol[]
  /** Under which requests are signed for it. */
  readonly signingName: string
  readonly jsonVersion?: string
  /** What stands before the operation in `X-Amz-Target`. */
  readonly targetPrefix?: string
  readonly xmlNamespace?: string
  readonly operations: Readonly<Record<string, WireOperation>>
  /** None where the names of the API are those on the wire, whatever the protocol. */
  readonly shapes: Readonly<Record<string, WireShape>>
}

export type Protocol = 'ec2' | 'query' | 'json' | 'rest-json' | 'rest-xml' | 'smithy-rpc-v2-cbor'

export interface WireOperation {
  readonly method: string
  readonly uri: string
  readonly input?: string
  readonly output?: string
  readonly resultWrapper?: string
  /** Headers without which a request means another operation with the same address. */
  readonly headers?: readonly string[]
}

export interface WireShape {
  readonly type: string
  readonly members?: Readonly<Record<string, WireMember>>
  readonly member?: WireMember
  readonly key?: WireMember
  readonly value?: WireMember
  /** The member that is the whole body. */
  readonly payload?: string
  readonly flattened?: boolean
  readonly timestampFormat?: string
  readonly xmlNamespace?: { readonly uri: string; readonly prefix?: string }
}

export interface WireMember {
  readonly shape: string
  readonly location?: string
  readonly locationName?: string
  readonly queryName?: string
  readonly flattened?: boolean
  readonly xmlAttribute?: boolean
  readonly timestampFormat?: string
}
