import type { Calendar } from '../../languages/icalendar.js'
import { nearest } from '../../languages/nearest.js'
import { lastAtMost } from '../../syntax/last-at-most.js'
import type { Range } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { beginOf, calendarOf, componentsOf, factsOf, propertyOf } from './calendar.js'

export const missingCalendarProperty = rule({
  name: 'missing-calendar-property',
  severity: 'error',
  kinds: ['ChangeCalendar'],
  summary: 'A part of a calendar lacks a property that it needs.',
  why: 'iCalendar asks for the property, or Change Calendar does. Where AWS has not said so it is a warning.',
  page: 'systems-manager-change-calendar',

  check(document) {
    const found: Finding[] = []
    const calendar = calendarOf(document)
    const begunIn = begunLines(calendar, document.tree.text)
    for (const component of componentsOf(calendar.components)) {
      const properties = factsOf(component)?.properties ?? {}
      const known = new Set(Object.keys(properties))
      for (const [name, { required, evidence }] of Object.entries(properties)) {
        // A line that names it, and is no property, is told by itself.
        if (!required || propertyOf(component, name) || begunIn(component, name)) continue
        const mistyped = component.properties.find(
          (each) => !known.has(each.name) && nearest(each.name, [name]) !== undefined,
        )
        const message = `\`${component.name}\` needs the property \`${name}\``
        found.push({
          range: mistyped ?? beginOf(component),
          severity: evidence === 'documented' ? 'error' : 'warning',
          message: mistyped ? `${message}, found \`${mistyped.name}\`` : message,
        })
      }
    }
    return found
  },
})

/** Tells whether a component has a line that is no property, and begins with a name. */
function begunLines({ errors }: Calendar, text: string): (component: Range, name: string) => boolean {
  const starts = errors.map(({ start }) => start).sort((a, b) => a - b)
  return ({ start, end }, name) => {
    for (let at = lastAtMost(starts, start); at < starts.length; at++) {
      const line = starts[at] ?? end
      if (line >= end) return false
      if (line > start && text.startsWith(name, line)) return true
    }
    return false
  }
}
