import { Unreadable } from './message.js'

/** A simple value from its text. */
export function fromText(type: string, text: string): unknown {
  switch (type) {
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw new Unreadable(`${text} is neither true nor false`)
      return text === 'true'
    case 'integer':
    case 'long':
    case 'float':
    case 'double': {
      const number = Number(text)
      if (text.trim() === '' || !Number.isFinite(number)) throw new Unreadable(`${text} is no number`)
      return number
    }
    default:
      return text
  }
}

/** Text for a simple value. Points in time are ISO 8601 in our values; `rfc822` is how headers have them. */
export function toText(type: string, value: unknown, format = 'iso8601'): string {
  if (type !== 'timestamp') return String(value)
  const time = new Date(String(value))
  return format === 'rfc822' ? time.toUTCString() : `${time.toISOString().slice(0, 19)}Z`
}
