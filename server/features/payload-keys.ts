import type { SsmDocument } from '../document/document.js'
import { type Script, scriptsOf } from '../document/scripts.js'
import type { Python } from '../languages/python.js'
import { rangeWithin } from '../syntax/positions.js'
import { type Entry, keyText, type Range, stringOf } from '../syntax/tree.js'
import { contains, rangeOnly } from './node-at.js'

/** A key of `InputPayload`, with the places where the script looks it up. */
export interface PayloadKeyPlaces {
  readonly kind: 'payload key'
  readonly name: string
  /** Where it stands at the offset. */
  readonly range: Range
  readonly declaration: Range
  readonly uses: readonly Range[]
  readonly entry: Entry
  /** Whether a key is that of another entry for the script. */
  isSibling(key: string): boolean
  /** Whether the script has the key in other places too, of which is not known whether they mean it. */
  readonly isElsewhere: boolean
  /** What the script can look up as it does. */
  readonly mayBeNamed: RegExp
  readonly namedWith: string
}

/** The key at an offset, in `InputPayload` or where the script looks it up. */
export function payloadKeyAt(document: SsmDocument, offset: number, python: Python): PayloadKeyPlaces | undefined {
  const script = scriptsOf(document).find(({ step }) => contains(step.node, offset))
  const entries = script ? payloadEntries(script) : []
  if (!script || entries.length === 0) return undefined
  const placed = lookupsIn(script, python).map(({ key, start, end }) => ({
    key,
    place: rangeOnly(script.rangeOf(start, end)),
  }))
  const asked = placed.find(({ place }) => contains(place, offset))
  const inPayload = entries.find(({ key }) => contains(key, offset))
  const entry = asked ? entries.find(({ key }) => isKey(script, asked.key, keyText(key))) : inPayload
  if (!entry) return undefined
  const name = keyText(entry.key)
  const declaration = rangeWithin(document.tree, entry.key, 0, name.length)
  const uses = placed.filter(({ key }) => isKey(script, key, name)).map(({ place }) => place)
  const { test, words } = lookupForms[script.language === 'python' ? 'python' : 'powershell']
  return {
    kind: 'payload key',
    name,
    range: asked?.place ?? rangeOnly(declaration),
    declaration: rangeOnly(declaration),
    uses,
    entry,
    isSibling: (key) => entries.some((each) => each !== entry && isKey(script, key, keyText(each.key))),
    isElsewhere: timesNamed(script, name) > uses.length || isShared(document, entry),
    mayBeNamed: test,
    namedWith: words,
  }
}

/** Keys that scripts can look up as they do. */
export const lookupForms = {
  python: { test: /^[\w .-]+$/, words: 'letters, digits, blanks, dots, dashes and underscores' },
  powershell: { test: /^\w+$/, words: 'letters, digits and underscores' },
} as const

/** Whether several scripts have the entry, by an alias. */
const isShared = (document: SsmDocument, entry: Entry): boolean =>
  scriptsOf(document).filter((script) => payloadEntries(script).includes(entry)).length > 1

/** What a script is handed over by name. */
export function payloadEntries({ step }: Script): readonly Entry[] {
  const payload = step.action === 'aws:executeScript' ? step.input('InputPayload') : undefined
  return payload?.kind === 'map' ? payload.entries : []
}

/** PowerShell does not care for the letter case of properties. */
const isKey = ({ language }: Script, asked: string, key: string): boolean =>
  asked === key || (language === 'powershell' && asked.toLowerCase() === key.toLowerCase())

/** A key that a script looks up, with its place in the script. */
export interface PayloadLookup extends Range {
  readonly key: string
}

/** The keys that a script looks up in its payload. */
export function lookupsIn(script: Script, python: Python): readonly PayloadLookup[] {
  const { language, masked, minor, step } = script
  if (language !== 'python') return propertiesOfPayload(masked)
  const found = python.lookups(masked, minor).get(stringOf(step.input('Handler')) ?? '')
  return (found?.places ?? []).map(({ text: key, start, end }) => ({ key, start, end }))
}

/** How often a script has a key where it may be one, whatever it is looked up in. */
function timesNamed({ language, masked }: Script, name: string): number {
  const [text, key] = language === 'python' ? [masked, name] : [masked.toLowerCase(), name.toLowerCase()]
  const properties = language === 'python' ? [] : [...text.matchAll(/\.(\w+)/g)].filter(([, each]) => each === key)
  return properties.length + ['"', "'"].flatMap((quote) => text.split(quote + key + quote).slice(1)).length
}

/** The variable into which a script in PowerShell reads its payload, which is JSON in an environment variable. Within functions `$input` is something else. */
export const payloadVariable = (script: string): string | undefined => readsPayload.exec(script)?.[1]

const readsPayload = /^\$(?!input\b)(\w+)\s*=\s*\$env:InputPayload\s*\|\s*ConvertFrom-Json[ \t]*(?:;[ \t]*)?$/im

/** Whether a script gives a variable another value than its first. */
export const isAssignedAgain = (script: string, name: string): boolean =>
  (script.match(new RegExp(`\\$(?:\\w+:)?${name}\\s*[-+*/%]?=(?!=)`, 'gi')) ?? []).length > 1

function propertiesOfPayload(script: string): readonly PayloadLookup[] {
  const name = payloadVariable(script)
  if (name === undefined || isAssignedAgain(script, name)) return []
  const places = script.matchAll(new RegExp(`\\$${name}\\.(\\w+)(?!\\w*\\()`, 'gi'))
  return [...places].map(({ 0: whole, 1: key = '', index }) => {
    const end = index + whole.length
    return { key, start: end - key.length, end }
  })
}
