import { listOf, quote } from '../../document/describe.js'
import type { CalendarComponent, CalendarProperty } from '../../languages/icalendar.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { parseDuration } from '../../languages/time.js'
import { type Finding, rule } from '../rule.js'
import { calendarOf, componentsOf, factsOf, momentOf, propertyOf, valueRange } from './calendar.js'

export const wrongCalendarProperty = rule({
  name: 'wrong-calendar-property',
  severity: 'error',
  kinds: ['ChangeCalendar'],
  summary: 'A property of a calendar has a value that it cannot have.',
  why: 'The calendar cannot be read, or is in another state than it seems. Where the values are merely observed it is a warning.',
  page: 'systems-manager-change-calendar',

  check(document) {
    const found: Finding[] = []
    for (const component of componentsOf(calendarOf(document).components)) {
      for (const property of component.properties) {
        for (const finding of checkWords(component, property)) found.push(finding)
        const fault = faultOf(component, property)
        if (fault) found.push({ range: valueRange(property), message: fault })
      }
      for (const [first = '', second = ''] of factsOf(component)?.exclusive ?? []) {
        const other = propertyOf(component, second)
        if (!other || !propertyOf(component, first)) continue
        found.push({
          range: { start: other.start, end: other.end },
          message: `\`${first}\` and \`${second}\` exclude each other`,
        })
      }
    }
    return found
  },
})

function* checkWords(component: CalendarComponent, property: CalendarProperty): Generator<Finding> {
  const properties = factsOf(component)?.properties ?? {}
  const facts = Object.hasOwn(properties, property.name) ? properties[property.name] : undefined
  const text = property.value.trim()
  if (!facts?.values || facts.values.includes(text)) return
  const expected = listOf(facts.values.map((word) => `\`${word}\``))
  yield {
    range: valueRange(property),
    severity: facts.evidence === 'documented' ? 'error' : 'warning',
    message: `\`${property.name}\` is ${expected}, found ${quote(text)}${didYouMean(nearest(text, facts.values))}`,
  }
}

const moments: readonly string[] = ['DTSTART', 'DTEND', 'DTSTAMP']

function faultOf({ name: component }: CalendarComponent, property: CalendarProperty): string | undefined {
  const { name, value } = property
  if (component !== 'VEVENT' && component !== 'VTODO') return undefined
  if (name === 'DURATION') {
    const duration = parseDuration(value.trim())
    return duration.ok ? undefined : duration.message
  }
  if (!moments.includes(name) || momentOf(property)) return undefined
  return `\`${name}\` is a moment such as \`20300131T080000Z\`, found ${quote(value)}`
}
