import { scriptsOf } from '../../document/scripts.js'
import { awayFromReferences } from '../../languages/mask.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import { hasUnknownKeys, keyText, stringOf } from '../../syntax/tree.js'
import { type Finding, renaming, rule, runbooks } from '../rule.js'

export const unknownPayloadKey = rule({
  name: 'unknown-payload-key',
  severity: 'warning',
  kinds: runbooks,
  needs: 'scripts',
  summary: 'A Python script looks up a key that its `InputPayload` does not have.',
  why: 'Python raises a KeyError and the step fails as soon as it gets there; `get` gives `None`, or its default, in every run. Of each key the first place is told. Keys that are not like any other are told where the function needs them in every run; functions that do more with the payload than to look up its keys are left alone.',
  aws: "KeyError: 'X'",
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    if (!python) return []
    const found: Finding[] = []
    for (const { step, language, open, text, masked, minor, rangeOf } of scriptsOf(document)) {
      const payload = step.input('InputPayload')
      const handler = stringOf(step.input('Handler'))
      if (language !== 'python' || open || payload?.kind !== 'map' || hasUnknownKeys(payload) || !handler) continue
      const keys = new Set(payload.entries.map(({ key }) => keyText(key)))
      if ([...keys].some((key) => !/^[\w .-]+$/.test(key))) continue
      const { errors, functions } = python.check(masked, minor)
      const names = functions.filter(({ name }) => name === handler).map(({ parameters: [first] }) => first?.name)
      const nearestKey = guesser([...keys])
      const isTold = (key: string, isNeeded: boolean) => !keys.has(key) && (isNeeded || nearestKey(key) !== undefined)
      if (errors.length > 0 || !names.some((name) => name !== undefined && mayBeTold(masked, name, isTold))) continue
      const asked = python.lookups(masked, minor).get(handler)?.keys ?? []
      const all = new Set(asked.map((lookup) => lookup.text))
      for (const lookup of awayFromReferences(text, masked, asked)) {
        if (keys.has(lookup.text)) continue
        const meant = nearestKey(lookup.text)
        // What is looked up by its own name too may be there in other runs than this one.
        if (!lookup.isNeeded && (meant === undefined || all.has(meant))) continue
        const places = lookup.places.map(({ start, end }) => rangeOf(start, end))
        found.push({
          range: rangeOf(lookup.start, lookup.end),
          message: `\`InputPayload\` has no key \`${lookup.text}\`${didYouMean(meant)}`,
          ...(meant !== undefined && { fixes: [renaming(places, meant)] }),
        })
      }
    }
    return found
  },
})

/** Whether a script writes a key behind a name that may be told: if not, no function looks up one in its parameter of that name. What `get` is asked for is not needed. */
function mayBeTold(source: string, name: string, isTold: (key: string, isNeeded: boolean) => boolean): boolean {
  const lookup = new RegExp(`${name}\\s*(\\[|\\.\\s*get\\()\\s*(['"])([^'"\\\\\\n]+)\\2`, 'gu')
  for (const [, by = '', , key = ''] of source.matchAll(lookup)) if (isTold(key, by === '[')) return true
  return false
}
