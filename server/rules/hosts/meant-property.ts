import { resourceProperties } from '../../../schemas/document-resource.js'
import { nearest } from '../../languages/nearest.js'
import type { HostProperty, HostResource } from '../../hosts/host.js'
import { knownArguments } from '../../hosts/terraform-resource.js'

/** A property that there is not, and the one that was meant, if any. */
export interface UnknownProperty {
  readonly property: HostProperty
  readonly meant: string | undefined
}

/**
 * The properties of a resource of which there are none. Names that functions and other tools fill in are passed over. What the resource has already
 * was not meant, nor what another one of them means.
 */
export function unknownProperties({ host, properties }: HostResource): readonly UnknownProperty[] {
  const names = namesFor[host]
  const written = new Set(Array.from(properties.values(), ({ name }) => name))
  const unknown = [...properties.values()].filter(({ name }) => /^[A-Za-z]\w*$/.test(name) && !names.includes(name))
  return unknown.map((property): UnknownProperty => {
    const left = names.filter((name) => !written.has(name))
    const meant = nearest(property.name, left)
    if (meant !== undefined) written.add(meant)
    return { property, meant }
  })
}

/** Whether a property seems to be missing only because its name is mistyped. */
export const isMistyped = (resource: HostResource, property: string): boolean =>
  unknownProperties(resource).some(({ meant }) => meant === resource.nameOf(property))

const namesFor: Readonly<Record<HostResource['host'], readonly string[]>> = {
  CloudFormation: resourceProperties,
  Terraform: knownArguments,
}
