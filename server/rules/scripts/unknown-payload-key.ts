import { scriptsOf } from '../../document/scripts.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { hasUnknownKeys, keyText, stringOf } from '../../syntax/tree.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const unknownPayloadKey = rule({
  name: 'unknown-payload-key',
  severity: 'warning',
  kinds: runbooks,
  needs: 'scripts',
  summary: 'A Python script looks up a key that its `InputPayload` does not have.',
  why: 'Python raises a KeyError and the step fails as soon as it gets there; `get` gives `None`, or its default, in every run. Functions that do more with the payload than to look up its keys are left alone.',
  aws: "KeyError: 'X'",
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    if (!python) return []
    const found: Finding[] = []
    for (const { step, language, open, text, masked, minor, rangeOf } of scriptsOf(document)) {
      const payload = step.input('InputPayload')
      const handler = stringOf(step.input('Handler'))
      if (language !== 'python' || open || payload?.kind !== 'map' || hasUnknownKeys(payload) || !handler) continue
      const keys = payload.entries.map(({ key }) => keyText(key))
      if (keys.some((key) => !/^[\w .-]+$/.test(key))) continue
      const { errors, lookups } = python.check(masked, minor)
      if (errors.length > 0) continue
      const isGuarded = /\b(?:try|suppress)\b/.test(text)
      for (const { key, isGet } of lookups.get(handler) ?? []) {
        if (keys.includes(key.text) || text.slice(key.start, key.end) !== key.text) continue
        const meant = nearest(key.text, keys)
        if (meant === undefined && (isGet || isGuarded)) continue
        if (new RegExp(`['"]${key.text.replaceAll(/\W/g, '\\$&')}['"]\\s+(?:not\\s+)?in\\b`).test(text)) continue
        const range = rangeOf(key.start, key.end)
        found.push({
          range,
          message: `\`InputPayload\` has no key \`${key.text}\`${didYouMean(meant)}`,
          ...(meant !== undefined && { fixes: [replaceWith(range, meant)] }),
        })
      }
    }
    return found
  },
})
