import { didYouMean, nearest } from './nearest.js'

/** What is wrong with a part of a rule of recurrence, as offsets into the rule. */
export interface RecurrenceFault {
  readonly start: number
  readonly end: number
  readonly message: string
}

/** One `NAME=value` of a rule. */
interface Part extends Omit<RecurrenceFault, 'message'> {
  readonly name: string
  readonly value: string
  readonly valueStart: number
}

const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']
const days = 'MO|TU|WE|TH|FR|SA|SU'

const numbers = (first: number, last: number, signed = false): Form => ({
  takes: (item) => {
    const [, sign = '', digits = ''] = /^([+-]?)(\d{1,3})$/.exec(item) ?? []
    return digits !== '' && (signed || sign === '') && Number(digits) >= first && Number(digits) <= last
  },
  what: `a number from ${first} to ${last}${signed ? `, or from -${last} to -${first}` : ''}`,
})

/** What an item of a part looks like. */
interface Form {
  takes(item: string): boolean
  readonly what: string
  /** All items there are, where they are words. */
  readonly words?: readonly string[]
}

const day = new RegExp(`^(?:[+-]?(?:[1-9]|[1-4]\\d|5[0-3]))?(?:${days})$`)
const count: Form = { takes: (item) => /^0*[1-9]\d*$/.test(item), what: 'a number from 1 on' }

/** The parts that a rule can have (RFC 5545, 3.3.10). */
const forms: Readonly<Record<string, Form>> = {
  FREQ: { takes: (item) => frequencies.includes(item), what: 'one of the frequencies', words: frequencies },
  UNTIL: {
    takes: (item) =>
      /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/.test(item),
    what: 'a day or a moment such as `20300131T080000Z`',
  },
  COUNT: count,
  INTERVAL: count,
  BYSECOND: numbers(0, 60),
  BYMINUTE: numbers(0, 59),
  BYHOUR: numbers(0, 23),
  BYDAY: { takes: (item) => day.test(item), what: 'a day such as `MO`, or one of them such as `1MO` or `-1FR`' },
  BYMONTHDAY: numbers(1, 31, true),
  BYYEARDAY: numbers(1, 366, true),
  BYWEEKNO: numbers(1, 53, true),
  BYMONTH: numbers(1, 12),
  BYSETPOS: numbers(1, 366, true),
  WKST: { takes: (item) => new RegExp(`^(?:${days})$`).test(item), what: 'a day', words: days.split('|') },
}

/** Whether a part takes several values with commas between them. */
const isList = (name: string): boolean => name.startsWith('BY')

/** What is wrong with a rule of recurrence, such as `FREQ=WEEKLY;BYDAY=MO`. */
export function recurrenceFaults(rule: string): readonly RecurrenceFault[] {
  const found: RecurrenceFault[] = []
  const parts = new Map<string, Part>()
  for (const part of partsOf(rule)) {
    const before = parts.get(part.name)
    if (before) found.push(fault(part, `\`${part.name}\` stands in the rule twice; keep one`))
    else for (const each of faultsOf(part)) found.push(each)
    parts.set(part.name, before ?? part)
  }
  const [until, counted] = [parts.get('UNTIL'), parts.get('COUNT')]
  if (until && counted) {
    const second = until.start < counted.start ? counted : until
    if (!found.some(({ start }) => start >= second.start && start < second.end))
      found.push(fault(second, '`COUNT` and `UNTIL` exclude each other: a rule ends in one way'))
  }
  if (!parts.has('FREQ') && !found.some(({ message }) => message.endsWith('did you mean `FREQ`?')))
    found.push({
      start: 0,
      end: rule.length,
      message: 'the rule does not say how often; add `FREQ`, such as `FREQ=WEEKLY`',
    })
  return found
}

function* partsOf(rule: string): Generator<Part> {
  for (const { 0: written, index } of rule.matchAll(/[^;]+/g)) {
    const start = index + (written.length - written.trimStart().length)
    const text = written.trim()
    const equals = text.indexOf('=')
    const name = (equals < 0 ? text : text.slice(0, equals)).toUpperCase()
    const value = equals < 0 ? '' : text.slice(equals + 1)
    yield { name, value, start, end: start + text.length, valueStart: start + (equals < 0 ? text.length : equals + 1) }
  }
}

const fault = ({ start, end }: Part, message: string): RecurrenceFault => ({ start, end, message })

function faultsOf(part: Part): readonly RecurrenceFault[] {
  const { name, value, valueStart, end } = part
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined
  // RFC 2445 let others add parts of their own.
  if (!form) return name.startsWith('X-') ? [] : [unknown(part)]
  if (valueStart >= end) return [fault(part, `\`${name}\` has no value; write \`${name}=\` and ${form.what}`)]
  const found: RecurrenceFault[] = []
  let start = valueStart
  for (const item of isList(name) ? value.split(',') : [value]) {
    if (!form.takes(item.toUpperCase()))
      found.push({ start, end: start + item.length, message: wrong(name, form, item) })
    start += item.length + 1
  }
  return found
}

function unknown(part: Part): RecurrenceFault {
  return fault(part, `a rule has no part \`${part.name}\`${didYouMean(nearest(part.name, Object.keys(forms)))}`)
}

function wrong(name: string, { what, words }: Form, item: string): string {
  const meant = words && nearest(item.toUpperCase(), words)
  const allowed = words ? `one of ${words.map((each) => `\`${each}\``).join(', ')}` : what
  return `\`${name}\` takes ${allowed}, found \`${item}\`${didYouMean(meant)}`
}
