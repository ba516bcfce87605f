import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { expectedAt } from '../../document/expected-value.js'
import { referenceIndex } from '../../document/reference-index.js'
import { type Reference, rangeOfReference, tokens } from '../../document/references.js'
import { scriptsOf } from '../../document/scripts.js'
import { baseType, typeOfReference } from '../../document/value-types.js'
import { quotedParts } from '../../languages/shell-quotes.js'
import { lastAtMost } from '../../syntax/last-at-most.js'
import { lineBefore } from '../../syntax/line-before.js'
import { isHalf } from './half-references.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'

export const embeddedList = rule({
  name: 'embedded-list',
  severity: 'warning',
  kinds: [...runbooks, ...commands],
  summary: 'A list or a map is put into the middle of other text.',
  why: 'Only a reference that is the whole value keeps its type. Within text the agent writes lists and maps as JSON; what Automation writes is not documented.',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = [...inShell(document)]
    for (const reference of referenceIndex(document).within('input')) {
      if (reference.whole || reference.scalar.dynamic || isJson(reference)) continue
      const type = typeOfReference(reference, document)
      if (type !== 'StringList' && type !== 'StringMap' && type !== 'MapList') continue
      if (isHalf(document, reference.scalar)) continue
      found.push({ range: rangeOfReference(document.tree, reference), message: messageFor(type, document) })
    }
    return found
  },
})

/** Within single quotes JSON text may be what is wanted; elsewhere the shell takes its quotes away. */
function* inShell(document: SsmDocument): Generator<Finding> {
  const typeOf = listTypes(document)
  if (typeOf.size === 0) return
  for (const { language, text, rangeOf } of scriptsOf(document)) {
    if (language !== 'shell' || text.includes('<<')) continue
    const quoted = [...quotedParts(text)].filter(({ quote }) => quote === "'")
    const starts = quoted.map(({ start }) => start)
    for (const { from, to, target } of tokens(text)) {
      const type = target.kind === 'parameter' ? typeOf.get(target.name) : undefined
      if (type === undefined) continue
      const before = lineBefore(text, from)
      if (/^\s*#/.test(before) || (before.trim() === '' && endsLine(text, to))) continue
      const part = quoted[lastAtMost(starts, from)]
      if (part && part.start <= from && to <= part.end) continue
      yield {
        range: rangeOf(from, to),
        message: messageFor(type, document, 'between single quotes a program can read it as JSON'),
      }
    }
  }
}

/** The parameters that are lists or maps, with their types. Of one that is meant to be a variable another rule says that it is none. */
function listTypes({ parameters }: SsmDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { name, type, property } of parameters) {
    const base = property('interpolationType') ? undefined : baseType(type)
    if (base === 'StringList' || base === 'StringMap' || base === 'MapList') found.set(name, base)
  }
  return found
}

/** Whether nothing follows on the line. What is a line as a whole is an item by itself, or code that the caller gives. */
const endsLine = (text: string, from: number): boolean => /^[ \t]*(?:\n|$)/.test(text.slice(from))

/** Within JSON the JSON text of a list is what is wanted. */
function isJson({ scalar, site }: Reference): boolean {
  const format = site.step && expectedAt(site.step, site.path)?.ssm.format
  return format === 'json' || /^\s*[[{](?!\{)/.test(String(scalar.value))
}

const messageFor = (type: string, { kind }: SsmDocument, advice = wholeOnly(type)): string =>
  `a value of type ${type} ${isAutomation(kind) ? 'probably becomes' : 'becomes'} JSON text here; ${advice}`

const wholeOnly = (type: string): string =>
  `only a reference that is the whole value stays a ${type === 'StringMap' ? 'map' : 'list'}`
