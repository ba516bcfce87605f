import { didYouMean, nearest } from '../../languages/nearest.js'
import type { HostProperty, HostResource } from '../../hosts/host.js'
import type { Finding } from '../rule.js'
import { stating } from './stating.js'

/** The finding for a property that seems to be missing only because its name is mistyped. */
export function misspeltProperty(resource: HostResource, property: string): Finding | undefined {
  const name = resource.nameOf(property)
  const found = [...resource.properties.values()].find((each) => isMeant(each, name))
  if (!found) return undefined
  const message = `the resource has no property \`${found.name}\`${didYouMean(name)}`
  return { range: found.key, message, fixes: [stating({ range: found.key }, name, false)] }
}

const isMeant = (written: HostProperty, name: string): boolean =>
  written.name !== name && nearest(written.name, [name]) !== undefined
