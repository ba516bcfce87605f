import { type Finding, rule } from '../rule.js'
import { calendarOf, componentsOf } from './calendar.js'

export const excludedDate = rule({
  name: 'excluded-date',
  severity: 'warning',
  kinds: ['ChangeCalendar'],
  summary: 'An event leaves out some of its repetitions.',
  why: 'Systems Manager refuses to import calendars with events of which single repetitions were deleted.',
  page: 'change-calendar-import',

  check(document) {
    const found: Finding[] = []
    for (const { properties } of componentsOf(calendarOf(document).components)) {
      for (const { name, start, end } of properties) {
        if (name !== 'EXDATE') continue
        found.push({
          range: { start, end },
          message: 'a calendar with `EXDATE` cannot be imported; write separate events',
        })
      }
    }
    return found
  },
})
