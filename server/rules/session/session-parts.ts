import type { TSchema } from 'typebox'
import { sessionInputs, sessionPlatforms, sessionProperties } from '../../../schemas/session.js'
import type { SsmDocument } from '../../document/document.js'
import { entryOf, keyText, type MapNode, type Node } from '../../syntax/tree.js'
import { sessionTypeOf } from './session-values.js'

/** A map of a Session document whose keys the agent reads, in any letter case. */
interface SessionPart {
  readonly map: MapNode
  readonly known: readonly string[]
  /** What has the keys, to be read before the name of one: `a session has no preference`. */
  readonly lacks: string
}

/** The preferences, the properties, and what there is for each platform. */
export function* sessionParts(document: SsmDocument): Generator<SessionPart> {
  const inputs = document.entry('inputs')?.value
  yield* part(inputs, sessionInputs, 'a session has no preference')
  yield* part(entryOf(inputs, 'shellProfile')?.value, profile, '`shellProfile` has no key')
  const type = sessionTypeOf(document)
  const properties = document.entry('properties')?.value
  if (type === undefined || !properties || !Object.hasOwn(sessionProperties, type)) return
  const schema = sessionProperties[type as keyof typeof sessionProperties]
  yield* part(properties, schema, `\`properties\` of the type \`${type}\` has no key`)
  if (type === 'Port' || properties.kind !== 'map') return
  for (const { key, value } of properties.entries) {
    const platform = sessionPlatforms.find((name) => name === keyText(key).toLowerCase())
    if (!platform) continue
    // Keys of separate streams in another type are told by a rule of their own.
    const block = (sessionProperties.NonInteractiveCommands as Parts).properties?.[platform]
    yield* part(value, block, `\`${platform}\` of the type \`${type}\` has no key`)
  }
}

/** The map among what `shellProfile` may be. */
const profile = (sessionInputs.properties.shellProfile as { readonly anyOf?: readonly TSchema[] }).anyOf?.[0]

type Parts = TSchema & { readonly properties?: Readonly<Record<string, TSchema>> }

function* part(node: Node | undefined, schema: TSchema | undefined, lacks: string): Generator<SessionPart> {
  const known = Object.keys((schema as Parts | undefined)?.properties ?? {})
  if (node?.kind === 'map' && known.length > 0) yield { map: node, known, lacks }
}
