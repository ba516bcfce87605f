import { plausibleValue } from './plausible-value.js'
import type { Member, Operation } from './service.js'

/**
 * A response that the operation might give, as JSON: the model's own example where it has one, otherwise one of every field, with
 * values that their names and types suggest; what changes has come to its end. Always the same; no token asks for a further page.
 */
export function plausibleResponse({ output, example }: Operation): unknown {
  return example ?? (output ? plausibleValue(output, '', (member) => !isPageToken(member)) : {})
}

const isPageToken = ({ name, shape, required }: Member): boolean =>
  !required && shape.kind === 'string' && /^(?:next|continuation|pagination)\w*(?:token|marker)$|^marker$/i.test(name)
