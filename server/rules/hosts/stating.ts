import type { HostProperty, HostResource } from '../../hosts/host.js'
import type { Fix } from '../rule.js'

/** The fix that writes another value of a property into the resource, or the right name of one. */
export function stating({ range }: Pick<HostProperty, 'range'>, value: string, safe: boolean): Fix {
  return { title: `replace with \`${value}\``, safe, edits: [{ ...range, text: value }] }
}

/** The fix that adds a property to the resource, if there is a place for one. */
export function adding(resource: HostResource, property: string, value: string, safe: boolean): Fix[] {
  const edit = resource.addition(property, value)
  return edit ? [{ title: `add \`${resource.nameOf(property)}\` with \`${value}\``, safe, edits: [edit] }] : []
}
