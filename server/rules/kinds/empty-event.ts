import type { CalendarComponent } from '../../languages/icalendar.js'
import { parseDuration } from '../../languages/time.js'
import { type Finding, rule } from '../rule.js'
import { beginOf, calendarOf, componentsOf, momentOf, propertyOf, valueRange } from './calendar.js'

export const emptyEvent = rule({
  name: 'empty-event',
  severity: 'error',
  kinds: ['ChangeCalendar'],
  summary: 'An event of a calendar ends before it begins, or lasts for no time.',
  why: 'The event never changes the state of the calendar. An event that does not say when it ends lasts for no time, unless it is a whole day; that is a warning.',
  page: 'systems-manager-change-calendar',

  check(document) {
    const found: Finding[] = []
    for (const component of componentsOf(calendarOf(document).components)) {
      if (component.name === 'VEVENT') for (const finding of check(component)) found.push(finding)
    }
    return found
  },
})

function* check(event: CalendarComponent): Generator<Finding> {
  const from = propertyOf(event, 'DTSTART')
  const start = from && momentOf(from)
  if (!from || !start) return
  const to = propertyOf(event, 'DTEND')
  const length = propertyOf(event, 'DURATION')
  const related = [{ range: valueRange(from), message: 'it begins here' }]
  if (to) {
    const end = momentOf(to)
    if (end && end.zone === start.zone && end.time <= start.time)
      yield {
        range: valueRange(to),
        message: `the event ends ${end.time < start.time ? 'before' : 'when'} it begins`,
        related,
      }
  } else if (length) {
    const duration = parseDuration(length.value.trim())
    if (duration.ok && duration.seconds <= 0)
      yield { range: valueRange(length), message: 'the event lasts for no time', related }
  } else if (start.zone !== 'day') {
    yield {
      range: beginOf(event),
      severity: 'warning',
      message: 'the event does not say when it ends; add `DTEND` or `DURATION`',
    }
  }
}
