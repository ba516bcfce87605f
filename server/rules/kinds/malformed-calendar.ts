import { type Finding, rule } from '../rule.js'
import { beginOf, calendarOf } from './calendar.js'

export const malformedCalendar = rule({
  name: 'malformed-calendar',
  severity: 'error',
  kinds: ['ChangeCalendar'],
  summary: 'A calendar is no iCalendar text, or no single one.',
  why: 'Systems Manager reads the content as iCalendar 2.0: lines of `NAME:value` between one `BEGIN:VCALENDAR` and its `END:VCALENDAR`.',
  page: 'systems-manager-change-calendar',

  check(document) {
    const { components, errors } = calendarOf(document)
    const found: Finding[] = []
    for (const { start, end, message } of errors) found.push({ range: { start, end }, message })
    const [first, ...others] = components
    if (!first) {
      const range = { start: 0, end: Math.min(1, document.tree.text.length) }
      if (errors.length === 0) found.push({ range, message: 'the calendar is empty; it begins with `BEGIN:VCALENDAR`' })
    } else if (first.name !== 'VCALENDAR') {
      found.push({
        range: beginOf(first),
        message: `a calendar begins with \`BEGIN:VCALENDAR\`, found \`BEGIN:${first.name}\``,
      })
    }
    for (const other of others) {
      const related = first ? [{ range: beginOf(first), message: 'the first one begins here' }] : []
      found.push({ range: beginOf(other), message: 'a document holds one calendar only', related })
    }
    return found
  },
})
