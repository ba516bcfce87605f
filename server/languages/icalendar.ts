import { nearest } from './nearest.js'
import { type CalendarLine, calendarLines } from './icalendar-lines.js'

/** Where something stands in the text that was read. */
interface Place {
  readonly start: number
  readonly end: number
}

/** One line `NAME;PARAM=x:value`. Names are in upper case, for iCalendar ignores their case. */
export interface CalendarProperty extends Place {
  readonly name: string
  readonly params: ReadonlyMap<string, string>
  /** Unfolded; escapes such as `\,` stay, because their meaning depends on the property. */
  readonly value: string
  /** The value reaches from here to `end`. */
  readonly valueStart: number
}

/** What stands between `BEGIN:NAME` and `END:NAME`, both lines included. */
export interface CalendarComponent extends Place {
  readonly name: string
  readonly properties: readonly CalendarProperty[]
  readonly children: readonly CalendarComponent[]
}

export interface CalendarError extends Place {
  readonly message: string
}

export interface Calendar {
  readonly components: readonly CalendarComponent[]
  readonly errors: readonly CalendarError[]
}

/** A component whose END was not read yet. */
interface OpenComponent {
  readonly name: string
  readonly begin: CalendarProperty
  readonly properties: CalendarProperty[]
  readonly children: CalendarComponent[]
}

interface Reading {
  readonly components: CalendarComponent[]
  readonly errors: CalendarError[]
  readonly open: OpenComponent[]
  /** How many components beyond the greatest depth are open; they are not kept. */
  beyond: number
}

/** RFC 5545 nests three deep (VCALENDAR, VEVENT, VALARM). */
const deepest = 20

/**
 * Reads iCalendar text (RFC 5545), which a ChangeCalendar document holds, with a position for everything. What cannot be
 * read is an error, and the reading goes on with the next line.
 */
export function parseCalendar(text: string): Calendar {
  const reading: Reading = { components: [], errors: [], open: [], beyond: 0 }
  for (const line of calendarLines(text)) {
    const property = parseLine(line)
    if ('message' in property) reading.errors.push(property)
    else if (property.name === 'BEGIN') begin(reading, property)
    else if (property.name === 'END') end(reading, property)
    else if (reading.beyond === 0) add(reading, property)
  }
  while (reading.open.length > 0) close(reading, undefined)
  return { components: reading.components, errors: reading.errors }
}

function add(reading: Reading, property: CalendarProperty): void {
  const holder = reading.open.at(-1)
  if (holder) holder.properties.push(property)
  else
    fail(reading, property, `\`${shown(property.name)}\` stands in no component; put it between \`BEGIN\` and \`END\``)
}

function fail({ errors }: Reading, { start, end }: Place, message: string): void {
  errors.push({ start, end, message })
}

const componentName = (property: CalendarProperty): string => property.value.trim().toUpperCase()

function begin(reading: Reading, property: CalendarProperty): void {
  const name = componentName(property)
  if (reading.open.length < deepest) reading.open.push({ name, begin: property, properties: [], children: [] })
  else if (reading.beyond++ === 0)
    fail(reading, property, `\`${shown(name)}\` nests too deep; at most ${deepest} levels are read`)
}

function end(reading: Reading, property: CalendarProperty): void {
  if (reading.beyond > 0) {
    reading.beyond--
    return
  }
  const name = componentName(property)
  const top = reading.open.at(-1)
  if (top && !reading.open.some((each) => each.name === name) && nearest(name, [top.name]) !== undefined) {
    const isBegun = componentNames.has(top.name) || !componentNames.has(name)
    const [place, written, right] = isBegun ? [property, 'END', top.name] : [top.begin, 'BEGIN', name]
    const other = isBegun ? `BEGIN:${shown(top.name)}` : `END:${shown(name)}`
    const wrong = shown(componentName(place))
    fail(
      reading,
      place,
      `\`${written}:${wrong}\` does not belong to \`${other}\`; did you mean \`${written}:${shown(right)}\`?`,
    )
    reading.open[reading.open.length - 1] = { ...top, name: right }
    close(reading, property)
    return
  }
  if (!reading.open.some((each) => each.name === name)) {
    fail(reading, property, `\`END:${shown(name)}\` closes nothing; remove it, or add \`BEGIN:${shown(name)}\` before`)
    return
  }
  while (reading.open.at(-1)?.name !== name) close(reading, undefined)
  close(reading, property)
}

const componentNames: ReadonlySet<string> = new Set(
  'VCALENDAR VEVENT VTODO VJOURNAL VFREEBUSY VTIMEZONE VALARM STANDARD DAYLIGHT'.split(' '),
)

/** Closes the innermost component, by its END or for want of one. */
function close(reading: Reading, by: CalendarProperty | undefined): void {
  const component = reading.open.pop()
  if (!component) return
  const { name, begin, properties, children } = component
  const end = [properties.at(-1), children.at(-1), by].reduce((end, each) => Math.max(end, each?.end ?? 0), begin.end)
  const holder = reading.open.at(-1)?.children ?? reading.components
  holder.push({ name, properties, children, start: begin.start, end })
  if (!by) fail(reading, begin, `\`BEGIN:${shown(name)}\` is not closed; add \`END:${shown(name)}\``)
}

/** A message shows no more of a text than this. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function parseLine(line: CalendarLine): CalendarProperty | CalendarError {
  const { text, start, end } = line
  const name = /^[A-Za-z0-9-]+/.exec(text)?.[0] ?? ''
  const params = new Map<string, string>()
  let at = name.length
  const param = /;([^=;:"]+)=((?:"[^"]*"|[^";:])*)/y
  for (param.lastIndex = at; ; at = param.lastIndex) {
    const [all, key = '', value = ''] = param.exec(text) ?? []
    if (all === undefined) break
    params.set(key.toUpperCase(), value.replace(/^"([^"]*)"$/, '$1'))
  }
  if (name !== '' && text.charAt(at) === ':') {
    return {
      name: name.toUpperCase(),
      params,
      value: text.slice(at + 1),
      start,
      end,
      valueStart: line.offsetOf(at + 1),
    }
  }
  return { start, end, message: `\`${shown(text)}\` is not a property; write \`NAME:value\`` }
}
