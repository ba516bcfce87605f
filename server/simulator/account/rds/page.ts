import { pageOf } from '../page.js'
import type { Tags } from '../tags.js'
import { Refusal } from '../refusal.js'

/** Inputs that RDS's descriptions have. */
export interface RdsPage {
  readonly Filters?: readonly { readonly Name: string; readonly Values: readonly string[] }[]
  readonly MaxRecords?: number
  readonly Marker?: string
}

/** A page as RDS gives it. */
export function rdsPage<T>(all: readonly T[], { MaxRecords = 100, Marker }: RdsPage) {
  const { items, next } = pageOf(all, { limit: MaxRecords, token: Marker, refusal: 'InvalidParameterValue' })
  return { items, Marker: next }
}

/** Whether all filters have a value that is among the texts of their name. */
export function passesAll(filters: RdsPage['Filters'], texts: Readonly<Record<string, readonly string[]>>): boolean {
  return (filters ?? []).every(({ Name, Values }) => {
    if (!Object.hasOwn(texts, Name)) throw new Refusal('InvalidParameterValue', `Unrecognized filter name: ${Name}`)
    return Values.some((value) => texts[Name]?.includes(value))
  })
}

/** Identifiers are the same in any case (RDS stores them in lower case). */
export const idOf = (written: string): string => written.toLowerCase()

/** A snapshot's tags where it is to have those of what it is made of. */
export const copied = (tags: Tags, wanted: boolean | undefined): Tags => (wanted ? new Map(tags) : new Map())
