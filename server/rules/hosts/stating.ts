import type { HostProperty, HostResource } from '../../hosts/host.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import type { Finding, Fix } from '../rule.js'

/** The fix that writes another value of a property into the resource, or the right name of one. */
export function stating({ range }: Pick<HostProperty, 'range'>, value: string, safe: boolean): Fix {
  return { title: `replace with \`${value}\``, safe, edits: [{ ...range, text: value }] }
}

/** The fix that adds a property to the resource, if there is a place for one. */
export function adding(resource: HostResource, property: string, value: string, safe: boolean): Fix[] {
  const edit = resource.addition(property, value)
  return edit ? [{ title: `add \`${resource.nameOf(property)}\` with \`${value}\``, safe, edits: [edit] }] : []
}

/** The finding for a stated word that is none of those that there are. A fix that changes nothing but the letter case is safe. */
export function noSuchWord(stated: HostProperty, words: readonly string[], what: string, others: string): Finding[] {
  const { value, range } = stated
  if (value === undefined || words.includes(value)) return []
  const meant = nearest(value, words)
  const isSame = meant?.toLowerCase() === value.toLowerCase()
  return [
    {
      range,
      message: `no ${what} is named \`${value}\`${didYouMean(meant) || `; there are ${others}`}`,
      ...(meant !== undefined && { fixes: [stating(stated, meant, isSame)] }),
    },
  ]
}
