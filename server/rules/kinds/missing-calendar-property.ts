import { nearest } from '../../languages/nearest.js'
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
    const { components, errors } = calendarOf(document)
    const { text } = document.tree
    for (const component of componentsOf(components)) {
      const known = new Set(Object.keys(factsOf(component)?.properties ?? {}))
      for (const [name, { required, evidence }] of Object.entries(factsOf(component)?.properties ?? {})) {
        if (!required || propertyOf(component, name)) continue
        // A line that names it, and is no property, is told by itself.
        if (
          errors.some(
            ({ start, end }) => component.start < start && end <= component.end && text.startsWith(name, start),
          )
        )
          continue
        const mistyped = component.properties.find(
          (each) => !known.has(each.name) && nearest(each.name, [name]) !== undefined,
        )
        const message = `\`${component.name}\` needs the property \`${name}\``
        const range = mistyped ?? beginOf(component)
        const severity = evidence === 'documented' ? 'error' : 'warning'
        found.push({ range, severity, message: mistyped ? `${message}, found \`${mistyped.name}\`` : message })
      }
    }
    return found
  },
})
