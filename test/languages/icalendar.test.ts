import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type CalendarComponent, parseCalendar } from '../../server/languages/icalendar.js'
import { recurrenceFaults } from '../../server/languages/recurrence.js'
import { computed } from '../support/computed.js'

const lines = (...each: string[]): string => each.map((line) => `${line}\r\n`).join('')

const closed = lines(
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'X-CALENDAR-TYPE:DEFAULT_CLOSED',
  'BEGIN:VEVENT',
  'UID:1@example.com',
  'DTSTART;TZID=Europe/Paris:20260101T080000',
  'SUMMARY:a long ',
  ' line, folded',
  'END:VEVENT',
  'END:VCALENDAR',
)

const only = (components: readonly CalendarComponent[]): CalendarComponent => {
  const [component, ...others] = components
  assert.ok(component && others.length === 0)
  return component
}

describe('parseCalendar', () => {
  it('reads components, properties and parameters', () => {
    const { components, errors } = parseCalendar(closed)
    const calendar = only(components)
    const event = only(calendar.children)
    assert.deepEqual(errors, [])
    assert.deepEqual(
      calendar.properties.map(({ name, value }) => `${name}=${value}`),
      ['VERSION=2.0', 'X-CALENDAR-TYPE=DEFAULT_CLOSED'],
    )
    assert.equal(event.name, 'VEVENT')
    assert.deepEqual([...(event.properties[1]?.params ?? [])], [['TZID', 'Europe/Paris']])
  })
  it('unfolds a line, and keeps its place in the text', () => {
    const summary = only(only(parseCalendar(closed).components).children).properties[2]
    assert.ok(summary)
    assert.equal(summary.value, 'a long line, folded')
    assert.equal(closed.slice(summary.start, summary.end), 'SUMMARY:a long \r\n line, folded')
    assert.equal(closed.slice(summary.valueStart, summary.end), 'a long \r\n line, folded')
  })
  it('places a component from its BEGIN to its END', () => {
    const calendar = only(parseCalendar(closed).components)
    assert.equal(closed.slice(calendar.start, calendar.end), closed.trimEnd())
    const event = only(calendar.children)
    assert.ok(closed.slice(event.start, event.end).startsWith('BEGIN:VEVENT'))
    assert.ok(closed.slice(event.start, event.end).endsWith('END:VEVENT'))
  })
  it('reads lines that end in LF alike', () => {
    const values = (text: string) => only(parseCalendar(text).components).properties.map(({ value }) => value)
    assert.deepEqual(values(closed.replaceAll('\r\n', '\n')), values(closed))
  })
  it('finds a value that begins on the next line of a fold', () => {
    const text = 'BEGIN:A\nX:\n y\nEND:A\n'
    const [property] = only(parseCalendar(text).components).properties
    assert.deepEqual([property?.value, text.slice(property?.valueStart, property?.end)], ['y', 'y'])
  })
  it('reads names without regard to case, and quoted parameters whole', () => {
    const text = lines('begin:vcalendar', 'x;a="1;2:3,4";B=c:d:e', 'End:VCalendar')
    const { components, errors } = parseCalendar(text)
    const calendar = only(components)
    assert.deepEqual(errors, [])
    assert.equal(calendar.name, 'VCALENDAR')
    assert.deepEqual(
      [...(calendar.properties[0]?.params ?? [])],
      [
        ['A', '1;2:3,4'],
        ['B', 'c'],
      ],
    )
    assert.equal(calendar.properties[0]?.value, 'd:e')
  })

  const faults: readonly (readonly [what: string, text: string, place: string, message: RegExp])[] = [
    [
      'a line without a colon',
      lines('BEGIN:A', 'nonsense', 'END:A'),
      'nonsense',
      /`nonsense` is not a property; write `NAME:value`/,
    ],
    ['a quotation that is not closed', lines('BEGIN:A', 'X;Y="z:1', 'END:A'), 'X;Y="z:1', /is not a property/],
    ['a property in no component', lines('VERSION:2.0'), 'VERSION:2.0', /`VERSION` stands in no component/],
    ['an END without a BEGIN', lines('BEGIN:A', 'END:B', 'END:A'), 'END:B', /`END:B` closes nothing/],
    ['a BEGIN without an END', lines('BEGIN:A', 'BEGIN:B', 'END:A'), 'BEGIN:B', /`BEGIN:B` is not closed; add `END:B`/],
    ['a calendar that is cut', lines('BEGIN:A', 'X:1'), 'BEGIN:A', /`BEGIN:A` is not closed/],
    ['too deep a nesting', 'BEGIN:A\n'.repeat(25) + 'END:A\n'.repeat(25), 'BEGIN:A', /nests too deep/],
  ]
  for (const [what, text, place, message] of faults) {
    it(`reports ${what}, once`, () => {
      const { errors } = parseCalendar(text)
      assert.equal(errors.length, 1)
      assert.equal(text.slice(errors[0]?.start, errors[0]?.end), place)
      assert.match(errors[0]?.message ?? '', message)
    })
  }
  it('keeps what a component without its END holds', () => {
    const calendar = only(parseCalendar(lines('BEGIN:A', 'BEGIN:B', 'X:1', 'END:A')).components)
    assert.equal(only(calendar.children).properties[0]?.value, '1')
  })
  it('is empty for an empty text', () => assert.deepEqual(parseCalendar('\r\n \n'), { components: [], errors: [] }))
  it('reads anything without throwing', () => {
    const part = fc.constantFrom(
      'BEGIN:A',
      'END:A',
      'BEGIN:B',
      'END:B',
      '\n',
      '\r\n',
      ' ',
      ':',
      ';',
      '"',
      'X',
      '=',
      '\r',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        return parseCalendar(text).errors.every(({ start, end }) => start < end && end <= text.length)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
  it('takes no long time for a hostile text', () => {
    const started = computed()
    for (const part of ['BEGIN:A\n', 'END:A\n', 'X\n ', 'X:\n', ';X="', 'X;A=B', '\n '])
      parseCalendar(`BEGIN:A\nX${part.repeat(60_000 / part.length)}`)
    assert.ok(computed() - started < 2000)
  })
})

describe('recurrenceFaults', () => {
  it('tells of more items than a call takes arguments', () => {
    assert.equal(recurrenceFaults(`FREQ=DAILY;BYMONTH=${'13,'.repeat(199_999)}13`).length, 200_000)
  })
})
