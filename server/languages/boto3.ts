import type { Boto3Facts } from './python/boto3/facts.js'
import { remember } from './remember.js'

export type {
  Boto3Client,
  Boto3Facts,
  Boto3Use,
  CallArguments,
  Literal,
  MapLiteral,
  Name,
} from './python/boto3/facts.js'

export interface Boto3 {
  /** Tells how a script in Python uses boto3. */
  read(source: string): Boto3Facts
}

/** Loads the parser that reads calls of boto3, which only scripts that use it need. */
export async function loadBoto3(): Promise<Boto3> {
  const { readBoto3 } = await import('./python/boto3/read-boto3.js')
  return { read: remember(readBoto3) }
}
