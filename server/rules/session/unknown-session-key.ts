import type { TSchema } from 'typebox'
import { sessionInputs, sessionPlatforms, sessionProperties } from '../../../schemas/session.js'
import { fixedText } from '../../document/inputs.js'
import { type Entry, entryOf, keyText, type Node, writtenKey } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { sessionTypeOf } from './session-values.js'

export const unknownSessionKey = rule({
  name: 'unknown-session-key',
  severity: 'warning',
  kinds: ['Session'],
  summary:
    'A Session document has a preference, a property or a type of forwarding that Session Manager does not know.',
  why: 'The document is accepted and what is not known has no effect, so that a session may be without its log, its limit or its tunnel.',
  page: 'session-manager-schema',

  *check(document) {
    const type = sessionTypeOf(document)
    yield* unknownIn(document.entry('inputs')?.value, sessionInputs, 'a session has no preference')
    const properties = document.entry('properties')?.value
    const schema =
      type !== undefined && Object.hasOwn(sessionProperties, type)
        ? sessionProperties[type as keyof typeof sessionProperties]
        : undefined
    if (!properties || !schema) return
    yield* unknownIn(properties, schema, `\`properties\` of the type \`${type}\` has no key`)
    for (const platform of type === 'Port' ? [] : sessionPlatforms) {
      // Keys of separate streams in another type are told by a rule of their own.
      const block = (sessionProperties.NonInteractiveCommands as Parts).properties?.[platform]
      yield* unknownIn(
        entryOf(properties, platform)?.value,
        block,
        `\`${platform}\` of the type \`${type}\` has no key`,
      )
    }
    if (type === 'Port') yield* otherForwarding(entryOf(properties, 'type'))
  },
})

type Parts = TSchema & { readonly properties?: Readonly<Record<string, TSchema>> }

/** The agent reads keys whatever their letter case. Near misses are read as what was meant, and told elsewhere. */
function* unknownIn(node: Node | undefined, schema: TSchema | undefined, what: string): Generator<Finding> {
  const known = new Set(Object.keys((schema as Parts | undefined)?.properties ?? {}).map((name) => name.toLowerCase()))
  if (node?.kind !== 'map' || known.size === 0) return
  for (const { key } of node.entries) {
    if (key.dynamic || known.has(keyText(key).toLowerCase())) continue
    yield { range: key, message: `${what} \`${writtenKey(key)}\`; it has no effect` }
  }
}

/** Any other text than the one that is known makes a raw stream. */
function* otherForwarding(entry: Entry | undefined): Generator<Finding> {
  const text = fixedText(entry?.value)
  if (!entry || text === undefined || text === '' || text === 'LocalPortForwarding') return
  yield {
    range: entry.value,
    message: `no forwarding is of the type \`${text}\`; write \`LocalPortForwarding\`, or leave it out for a raw stream`,
  }
}
