import type { CalendarProperty } from '../../languages/icalendar.js'
import type { Range } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { calendarOf, componentsOf, valueRange } from './calendar.js'

export const malformedRecurrence = rule({
  name: 'malformed-recurrence',
  severity: 'error',
  kinds: ['ChangeCalendar'],
  summary: 'What says how an event repeats cannot be read.',
  why: 'iCalendar has `RRULE:` with a frequency (`FREQ`) and parts that narrow it, each once, and one end at most. Of a rule that is none nobody knows when the calendar changes its state.',
  page: 'systems-manager-change-calendar',

  check(document, { engines: { recurrence } }) {
    const found: Finding[] = []
    if (!recurrence) return found
    for (const { properties } of componentsOf(calendarOf(document).components))
      for (const property of properties)
        if (property.name === 'RRULE')
          for (const { start, end, message } of recurrence.faults(property.value))
            found.push({ range: rangeIn(property, start, end), message })
    return found
  },
})

/** A part of the value; all of it, where it is folded over lines. */
function rangeIn(property: CalendarProperty, start: number, end: number): Range {
  const { value, valueStart } = property
  const whole = valueRange(property)
  const isFolded = whole.end - valueStart !== value.length
  return isFolded || start === end ? whole : { start: valueStart + start, end: valueStart + end }
}
