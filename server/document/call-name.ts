/** A document as a call names it. */
export interface CalledName {
  readonly name: string
  readonly version: string | undefined
  /** The account of an ARN; empty for documents that AWS owns. */
  readonly account: string | undefined
  /** Where the name stands in the text. */
  readonly from: number
}

const arn = /^arn:[a-z-]+:ssm:[a-z0-9-]*:([0-9]*):(?:document|automation-definition)\//
const named = /^([a-zA-Z0-9_.-]{3,128})(?::([a-zA-Z0-9_.$-]{1,128}))?$/

/** Reads `name`, `name:version` or an ARN; undefined for any other text, such as a placeholder. */
export function calledName(text: string): CalledName | undefined {
  const prefix = arn.exec(text)
  const from = prefix?.[0].length ?? 0
  const match = named.exec(text.slice(from))
  return match?.[1] === undefined ? undefined : { name: match[1], version: match[2], account: prefix?.[1], from }
}
