import { quote } from '../../document/describe.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import { type Finding, rule } from '../rule.js'
import { calendarOf, componentsOf, propertyOf, valueRange } from './calendar.js'

export const unknownTimeZone = rule({
  name: 'unknown-time-zone',
  severity: 'warning',
  kinds: ['ChangeCalendar'],
  summary: 'An event names a time zone that the calendar does not define, and that no list has.',
  why: 'Without the zone the event has no certain time.',
  page: 'systems-manager-change-calendar',

  check(document) {
    const components = [...componentsOf(calendarOf(document).components)]
    const zones = components.filter(({ name }) => name === 'VTIMEZONE')
    const defined = new Set(zones.map((zone) => propertyOf(zone, 'TZID')?.value.trim()))
    const meant = guesser([...[...defined].filter((zone) => zone !== undefined), ...Intl.supportedValuesOf('timeZone')])
    const found: Finding[] = []
    for (const { name, properties } of components) {
      if (name === 'VTIMEZONE') continue
      for (const property of properties) {
        const zone = property.params.get('TZID')
        if (zone === undefined || defined.has(zone) || isListed(zone)) continue
        found.push({
          range: valueRange(property),
          message: `no time zone is called ${quote(zone)}, and the calendar does not define it${didYouMean(meant(zone))}`,
        })
      }
    }
    return found
  },
})

/** Whether the IANA time zone database has the name. */
function isListed(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone.replace(/^\//, '') }) !== undefined
  } catch {
    return false
  }
}
