import type { Evidence } from './action.js'
import { defineDocument } from './document-kind.js'

/** The two values of `X-CALENDAR-TYPE`. */
export const calendarTypes = ['DEFAULT_OPEN', 'DEFAULT_CLOSED'] as const

/** A property of an iCalendar component. */
export interface CalendarProperty {
  readonly description: string
  readonly required?: true
  /** Whether a component may have several of it. */
  readonly repeated?: true
  /** All values it can have. */
  readonly values?: readonly string[]
  readonly evidence: Evidence
}

/** A component of an iCalendar text, from `BEGIN` to `END`. */
export interface CalendarComponent {
  readonly description: string
  readonly properties: Readonly<Record<string, CalendarProperty>>
  /** Properties of which a component has one at most. */
  readonly exclusive?: readonly (readonly string[])[]
  readonly children: readonly string[]
}

const documented = 'documented'

const stamp = {
  UID: { required: true, evidence: documented, description: 'Identifies the component; unique in the calendar.' },
  DTSTAMP: { required: true, evidence: documented, description: 'When the component was written, in UTC.' },
  SUMMARY: { evidence: documented, description: 'Title of the event.' },
  DESCRIPTION: { evidence: documented, description: 'What the event is about.' },
} as const

/**
 * What iCalendar (RFC 5545) and Change Calendar ask of each component. Any other component or property is passed over.
 * The marks `observed` and `inferred` stand where AWS does not say it.
 */
export const calendarComponents: Readonly<Record<string, CalendarComponent>> = {
  VCALENDAR: {
    description: 'The calendar.',
    children: ['VEVENT', 'VTODO', 'VTIMEZONE'],
    properties: {
      PRODID: {
        required: true,
        evidence: documented,
        description: 'The program that wrote the text; `-//AWS//Change Calendar 1.0//EN` where AWS did.',
      },
      VERSION: { required: true, values: ['2.0'], evidence: documented, description: 'Version of iCalendar.' },
      'X-CALENDAR-TYPE': {
        required: true,
        values: calendarTypes,
        evidence: 'observed',
        description: '`DEFAULT_OPEN`: changes are allowed except during events. `DEFAULT_CLOSED`: only during events.',
      },
      'X-WR-CALDESC': { evidence: 'observed', description: 'Description of the calendar.' },
      'X-WR-TIMEZONE': { evidence: 'inferred', description: 'Time zone in which the calendar is shown.' },
      'X-CALENDAR-CMEVENTS': {
        values: ['ENABLED', 'DISABLED'],
        evidence: 'inferred',
        description: 'Whether the calendar also shows change events.',
      },
    },
  },
  VEVENT: {
    description: 'A span of time in which the calendar is not in its default state.',
    children: ['VALARM'],
    exclusive: [['DTEND', 'DURATION']],
    properties: {
      ...stamp,
      DTSTART: { required: true, evidence: documented, description: 'When the event begins.' },
      DTEND: { evidence: documented, description: 'When the event ends; after it begins.' },
      DURATION: { evidence: documented, description: 'How long the event lasts, in place of `DTEND`.' },
      RRULE: {
        evidence: documented,
        repeated: true,
        description: 'How the event repeats. The console offers daily, weekly and monthly.',
      },
      EXDATE: {
        evidence: documented,
        repeated: true,
        description: 'Repetitions left out. An import with any of them fails.',
      },
      'X-EVENT-TYPE': {
        evidence: 'inferred',
        description: '`ADVISORY` for an event that is shown and leaves the state as it is.',
      },
    },
  },
  VTODO: { description: 'Fills a calendar that has no event yet.', children: [], properties: stamp },
  VTIMEZONE: {
    description: 'A time zone that events name.',
    children: ['STANDARD', 'DAYLIGHT'],
    properties: { TZID: { required: true, evidence: documented, description: 'Name of the time zone.' } },
  },
}

const emptyCalendar = [
  'BEGIN:VCALENDAR',
  'PRODID:-//AWS//Change Calendar 1.0//EN',
  'VERSION:2.0',
  'X-CALENDAR-TYPE:DEFAULT_OPEN',
  'X-WR-CALDESC:',
  'BEGIN:VTODO',
  'DTSTAMP:20300101T000000Z',
  'UID:00000000-0000-4000-8000-000000000000',
  'SUMMARY:Empty calendar',
  'END:VTODO',
  'END:VCALENDAR',
  '',
]

export const changeCalendar = defineDocument({
  name: 'change-calendar',
  kind: 'ChangeCalendar',
  summary: 'Says when changes are allowed and when not, as iCalendar text.',
  page: 'systems-manager-change-calendar',
  formats: ['TEXT'],
  schemaVersions: [],
  fields: {},
  unknownKeys: 'allowed',
  evidence: 'observed',
  cloudFormation: true,
  limits: [
    'Several calendars together are open only when each of them is.',
    'A calendar cannot be renamed.',
    'An imported calendar has at least one event and a time zone.',
  ],
  snippet: emptyCalendar.join('\r\n'),
})
