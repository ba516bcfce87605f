import { type CalendarComponent as Facts, calendarComponents } from '../../../schemas/change-calendar.js'
import {
  type Calendar,
  type CalendarComponent,
  type CalendarProperty,
  parseCalendar,
} from '../../languages/icalendar.js'
import { parseDate } from '../../languages/time.js'
import type { Range } from '../../syntax/tree.js'
import { factOf } from '../../document/fact-of.js'

/** The calendar of a ChangeCalendar document. Read once for a document. */
export const calendarOf = factOf((document): Calendar => parseCalendar(document.tree.text))

/** Every component, those within others included. */
export function* componentsOf(components: readonly CalendarComponent[]): Generator<CalendarComponent> {
  for (const component of components) {
    yield component
    yield* componentsOf(component.children)
  }
}

/** What is known of a component; nothing of those that Change Calendar passes over. */
export const factsOf = ({ name }: CalendarComponent): Facts | undefined =>
  Object.hasOwn(calendarComponents, name) ? calendarComponents[name] : undefined

/** The first property of the name. */
export const propertyOf = ({ properties }: CalendarComponent, name: string): CalendarProperty | undefined =>
  properties.find((property) => property.name === name)

/** Where the value of a property stands; the name, where there is none. */
export const valueRange = ({ start, end, valueStart }: CalendarProperty): Range =>
  valueStart < end ? { start: valueStart, end } : { start, end }

/** Where to point at when a component as a whole is meant: its `BEGIN` line. */
export const beginOf = ({ start, name }: CalendarComponent): Range => ({
  start,
  end: start + 'BEGIN:'.length + name.length,
})

/** A moment as iCalendar writes it. Moments of different zones cannot be compared without knowing the zones. */
export interface CalendarMoment {
  readonly time: number
  /** `UTC`, the name of a zone, nothing for local time, or `day` for a whole day. */
  readonly zone: string
}

/** Reads `20260131T080000Z`, `20260131T080000` or, for a whole day, `20260131`. */
export function momentOf({ value, params }: CalendarProperty): CalendarMoment | undefined {
  const [, date = '', time, utc] =
    /^(\d{8})(?:T([01]\d[0-5]\d[0-5]\d|2[0-3][0-5]\d[0-5]\d)(Z?))?$/.exec(value.trim()) ?? []
  const day = parseDate(date)
  if (!day.ok) return undefined
  if (time === undefined) return { time: day.time, zone: 'day' }
  const seconds = Number(time.slice(0, 2)) * 3600 + Number(time.slice(2, 4)) * 60 + Number(time.slice(4))
  return { time: day.time + seconds * 1000, zone: utc ? 'UTC' : (params.get('TZID') ?? '') }
}
