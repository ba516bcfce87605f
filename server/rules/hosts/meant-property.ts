import { resourceProperties } from '../../../schemas/document-resource.js'
import { nearest } from '../../languages/nearest.js'
import type { HostProperty, HostResource } from '../../hosts/host.js'
import { knownArguments } from '../../hosts/terraform-resource.js'

/** The properties of a resource of which there are none. Names that functions and other tools fill in are passed over. */
export const unknownProperties = ({ host, properties }: HostResource): readonly HostProperty[] =>
  [...properties.values()].filter(({ name }) => /^[A-Za-z]\w*$/.test(name) && !namesFor[host].includes(name))

/** The property that was meant by the name of one that there is not; undefined where the resource has it, too. */
export function meantProperty({ name }: HostProperty, { host, properties }: HostResource): string | undefined {
  const written = new Set(Array.from(properties.values(), (each) => each.name))
  return nearest(
    name,
    namesFor[host].filter((each) => !written.has(each)),
  )
}

/** Whether a property seems to be missing only because its name is mistyped. */
export const isMistyped = (resource: HostResource, property: string): boolean =>
  unknownProperties(resource).some((each) => meantProperty(each, resource) === resource.nameOf(property))

const namesFor: Readonly<Record<HostResource['host'], readonly string[]>> = {
  CloudFormation: resourceProperties,
  Terraform: knownArguments,
}
