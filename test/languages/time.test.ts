import assert from 'node:assert/strict'
import { parseDate, parseDuration, parseTimestamp } from '../../server/languages/time.js'
import { computed } from '../support/computed.js'

describe('parseDuration', () => {
  const durations: Readonly<Record<string, number>> = {
    PT10M: 600,
    PT3S: 3,
    P1D: 86_400,
    P1DT2H: 93_600,
    PT1H30M15S: 5415,
    P2W: 1_209_600,
    P1Y: 31_536_000,
    P1M: 2_592_000,
    P1YT1M: 31_536_060,
    'PT0.5S': 0.5,
    'PT1,5M': 90,
    'P0.5D': 43_200,
    PT0S: 0,
    '-PT1M': -60,
    'PT-1M': -60,
    '+PT1M': 60,
    pt10m: 600,
    PT604799S: 604_799,
  }
  for (const [text, seconds] of Object.entries(durations)) {
    it(`takes ${text} for ${seconds} seconds`, () => assert.deepEqual(parseDuration(text), { ok: true, seconds }))
  }
  const refused: Readonly<Record<string, RegExp>> = {
    '': /expected a duration such as `PT10M` or `P1DT2H`, found ``/,
    '10 minutes': /found `10 minutes`/,
    '600': /`600` has no unit; write `PT600S`/,
    P: /`P` has no amount behind `P`/,
    PT: /`PT` has no amount behind `T`/,
    P1DT: /`P1DT` has no amount behind `T`/,
    P10S: /`P10S` lacks the `T` before a time; write `PT10S`/,
    'PT1.5H30M': /has a fraction in the middle/,
    PT1D: /found `PT1D`/,
    PT1M1H: /found `PT1M1H`/,
    PT1X: /found `PT1X`/,
    ' PT1M': /found ` PT1M`/,
    'PT1M\n': /expected a duration/,
  }
  for (const [text, message] of Object.entries(refused)) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      const found = parseDuration(text)
      assert.ok(!found.ok)
      assert.match(found.message, message)
    })
  }
  it('takes no long time for a long text', () => {
    const started = computed()
    for (const text of [`P${'1'.repeat(60_000)}`, `PT${'1,'.repeat(30_000)}`]) {
      const found = parseDuration(text)
      assert.ok(!found.ok && found.message.length < 200)
    }
    assert.ok(computed() - started < 1000)
  })
})

describe('parseTimestamp', () => {
  const moments: Readonly<Record<string, string>> = {
    '2020-01-01T01:00:00Z': '2020-01-01T01:00:00.000Z',
    '2020-01-01T01:00:00.25Z': '2020-01-01T01:00:00.250Z',
    '2020-01-01T01:00:00+02:00': '2019-12-31T23:00:00.000Z',
    '2020-01-01T01:00:00-0530': '2020-01-01T06:30:00.000Z',
    '2020-01-01T01:00:00+02': '2019-12-31T23:00:00.000Z',
    '2020-02-29T23:59Z': '2020-02-29T23:59:00.000Z',
    '20200101T010000Z': '2020-01-01T01:00:00.000Z',
    '2020-12-31T24:00:00Z': '2021-01-01T00:00:00.000Z',
    '0099-01-01T00:00:00Z': '0099-01-01T00:00:00.000Z',
  }
  for (const [text, moment] of Object.entries(moments)) {
    it(`takes ${text} for ${moment}`, () =>
      assert.deepEqual(parseTimestamp(text), { ok: true, time: Date.parse(moment) }))
  }
  const refused: Readonly<Record<string, RegExp>> = {
    '2020-01-01T01:00:00': /`2020-01-01T01:00:00` has no time zone; add `Z`/,
    '2020-01-01': /expected a date and time such as `2026-01-31T08:00:00Z`, found `2020-01-01`/,
    tomorrow: /found `tomorrow`/,
    '2021-02-29T00:00:00Z': /month `2` of 2021 has no day `29`; its last is `28`/,
    '1900-02-29T00:00:00Z': /has no day `29`/,
    '2020-04-31T00:00:00Z': /month `4` of 2020 has no day `31`; its last is `30`/,
    '2020-01-00T00:00:00Z': /has no day `0`/,
    '2020-13-01T00:00:00Z': /no month has the number `13`/,
    '2020-01-01T25:00:00Z': /no day has the time `25:00:00Z`/,
    '2020-01-01T23:60:00Z': /no day has the time/,
    '2020-01-01T24:00:01Z': /no day has the time/,
    '2020-1-1T1:00Z': /expected a date and time/,
  }
  for (const [text, message] of Object.entries(refused)) {
    it(`refuses ${text}`, () => {
      const found = parseTimestamp(text)
      assert.ok(!found.ok)
      assert.match(found.message, message)
    })
  }
})

describe('parseDate', () => {
  it('takes a date of the calendar for midnight in UTC', () => {
    assert.deepEqual(parseDate('2024-02-29'), { ok: true, time: Date.UTC(2024, 1, 29) })
  })
  it('says what is wrong with another', () => {
    for (const text of ['2023-02-29', '2023-00-01', '2023-1-1', '']) {
      const found = parseDate(text)
      assert.ok(!found.ok && found.message.length > 20, text)
    }
  })
})
