import { remember } from './remember.js'

/** A length of time in seconds, or what is wrong with its text. */
export type Duration =
  | { readonly ok: true; readonly seconds: number }
  | { readonly ok: false; readonly message: string }

/** A moment in milliseconds since 1970 in UTC, or what is wrong with its text. */
export type Moment = { readonly ok: true; readonly time: number } | { readonly ok: false; readonly message: string }

/** A message shows no more of a value than this. */
const shown = (text: string): string => `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``

const refuse = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message })

const amount = String.raw`([+-]?\d+(?:[.,]\d+)?)`
const dateUnits = `(?:${amount}Y)?(?:${amount}M)?(?:${amount}W)?(?:${amount}D)?`
const timeUnits = `(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?`
const duration = new RegExp(`^([+-])?P${dateUnits}(?:T${timeUnits})?$`, 'i')

/** Seconds in a year, month, week, day, hour, minute, second. */
const lengths = [365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1] as const

/**
 * Reads an ISO 8601 duration such as `PT10M` or `P1DT2H`. A year counts 365 days and a month 30, for neither has a fixed
 * length. Signs are read (`-PT1M` is negative); whether a negative duration may stand is for the caller to say.
 */
export const parseDuration: (text: string) => Duration = remember(readDuration)

function readDuration(text: string): Duration {
  const [all, sign, ...written] = duration.exec(text) ?? []
  if (all === undefined) return refuse(notADuration(text))
  if (/[PT]$/i.test(text))
    return refuse(`${shown(text)} has no amount behind \`${text.slice(-1)}\`; write one such as \`PT10M\``)
  const last = written.findLastIndex((each) => each !== undefined)
  const fraction = written.findIndex((each) => each !== undefined && /[.,]/.test(each))
  if (fraction >= 0 && fraction < last)
    return refuse(`${shown(text)} has a fraction in the middle; only its last number may have one`)
  const seconds = written.reduce(
    (sum, each, unit) => sum + Number(each?.replace(',', '.') ?? 0) * (lengths[unit] ?? 0),
    0,
  )
  return { ok: true, seconds: sign === '-' ? -seconds : seconds }
}

function notADuration(text: string): string {
  if (/^\d{1,15}$/.test(text))
    return `${shown(text)} has no unit; write \`PT${text}S\` for seconds or \`PT${text}M\` for minutes`
  const behindP = /^P(\d{1,15}[HS])$/i.exec(text)?.[1]
  if (behindP !== undefined) return `${shown(text)} lacks the \`T\` before a time; write \`PT${behindP}\``
  return `expected a duration such as \`PT10M\` or \`P1DT2H\`, found ${shown(text)}`
}

/** Reads an ISO 8601 date such as `2026-01-31`, which must be in the calendar; its time is midnight in UTC. */
export function parseDate(text: string): Moment {
  const [all, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? []
  if (all === undefined) return refuse(`expected a date such as \`2026-01-31\`, found ${shown(text)}`)
  const fault = dateFault(Number(year), Number(month), Number(day))
  return fault === undefined ? { ok: true, time: midnight(Number(year), Number(month), Number(day)) } : refuse(fault)
}

/** Not `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999. */
const midnight = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month - 1, day)

function dateFault(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12)
    return `no month has the number \`${String(month).padStart(2, '0')}\`; write \`01\` to \`12\``
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (day >= 1 && day <= days) return undefined
  return `month \`${month}\` of ${year} has no day \`${day}\`; its last is \`${days}\``
}

const clock = /^(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i

/** Reads an ISO 8601 date and time such as `2026-01-31T08:00:00Z`. Without `Z` or an offset it is not one moment. */
export function parseTimestamp(text: string): Moment {
  const [all, dateText = '', rest = ''] = /^(\d{4}-?\d\d-?\d\d)[T ](.*)$/is.exec(text) ?? []
  const [time, hour, minute, second = '0', fraction = '0', zone] = clock.exec(rest) ?? []
  if (all === undefined || time === undefined) {
    return refuse(`expected a date and time such as \`2026-01-31T08:00:00Z\`, found ${shown(text)}`)
  }
  const date = parseDate(dateText)
  if (!date.ok) return date
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  if (seconds > 86_400 || Number(minute) > 59 || Number(second) > 60)
    return refuse(`no day has the time ${shown(rest)}; write \`00:00:00\` to \`23:59:59\``)
  if (zone === undefined)
    return refuse(`${shown(text)} has no time zone; add \`Z\` for UTC or an offset such as \`+02:00\``)
  return { ok: true, time: date.time + (seconds + Number(`0.${fraction}`) - offsetSeconds(zone)) * 1000 }
}

function offsetSeconds(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const size = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * (zone.length > 3 ? 60 : 0)
  return zone.startsWith('-') ? -size : size
}
