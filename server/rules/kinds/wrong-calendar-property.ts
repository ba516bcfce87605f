import type { CalendarProperty as Facts } from '../../../schemas/change-calendar.js'
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
  summary: 'A property of a calendar has a value that it cannot have, or stands there twice.',
  why: 'The calendar cannot be read, or is in another state than it seems. Where the values are merely observed it is a warning.',
  page: 'systems-manager-change-calendar',

  check(document) {
    const found: Finding[] = []
    for (const component of componentsOf(calendarOf(document).components)) {
      for (const property of component.properties) {
        const before = found.length
        for (const finding of checkFirst(component, property)) found.push(finding)
        if (found.length > before) continue
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

/** Of most properties a component has one; which of two counts nobody says. */
function* checkFirst(component: CalendarComponent, property: CalendarProperty): Generator<Finding> {
  const { required, repeated, evidence } = knownOf(component, property) ?? {}
  if (repeated || (evidence !== 'documented' && !required)) return
  const first = propertyOf(component, property.name)
  if (!first || first === property) return
  yield {
    range: { start: property.start, end: property.end },
    severity: evidence === 'documented' ? 'error' : 'warning',
    message: `\`${component.name}\` has \`${property.name}\` twice; keep one`,
    related: [{ range: { start: first.start, end: first.end }, message: 'the first one is here' }],
  }
}

function* checkWords(component: CalendarComponent, property: CalendarProperty): Generator<Finding> {
  const facts = knownOf(component, property)
  const text = property.value.trim()
  if (!facts?.values || facts.values.includes(text)) return
  const expected = listOf(facts.values.map((word) => `\`${word}\``))
  yield {
    range: valueRange(property),
    severity: facts.evidence === 'documented' ? 'error' : 'warning',
    message: `\`${property.name}\` is ${expected}, found ${quote(text)}${didYouMean(nearest(text, facts.values))}`,
  }
}

/** What is known of a property in its component. */
function knownOf(component: CalendarComponent, { name }: CalendarProperty): Facts | undefined {
  const properties = factsOf(component)?.properties ?? {}
  return Object.hasOwn(properties, name) ? properties[name] : undefined
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
