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
    for (const component of componentsOf(calendarOf(document).components)) {
      for (const [name, { required, evidence }] of Object.entries(factsOf(component)?.properties ?? {})) {
        if (!required || propertyOf(component, name)) continue
        const message = `\`${component.name}\` needs the property \`${name}\``
        found.push({ range: beginOf(component), severity: evidence === 'documented' ? 'error' : 'warning', message })
      }
    }
    return found
  },
})
