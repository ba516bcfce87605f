import { sourceInfoKeys } from '../../../schemas/command/source-info.js'
import { didYouMean } from '../../languages/nearest.js'
import { keyText } from '../../syntax/tree.js'
import { meantKey } from '../../document/meant-key.js'
import { commands, correction, type Finding, rule } from '../rule.js'
import { sourceInfoOf } from './source-info.js'

export const unknownSourceInfo = rule({
  name: 'unknown-source-info',
  severity: 'warning',
  kinds: commands,
  summary: 'A download has a key that its type of source does not know.',
  why: 'The agent ignores the key: what it says has no effect. Where a key that the download needs was meant, the step fails, which is an error.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of document.steps) {
      const info = sourceInfoOf(document, step)
      if (!info) continue
      const known = new Set(info.known.map((name) => name.toLowerCase()))
      for (const { key } of info.map.entries) {
        const name = keyText(key)
        if (known.has(name.toLowerCase())) continue
        const meant = Object.hasOwn(sourceInfoKeys, name) ? undefined : meantKey(info.map, name, info.known)
        const range = info.toRange(key)
        const message = `a download of type ${info.type} has no \`${name}\`${didYouMean(meant)}`
        const severity = meant !== undefined && info.required.includes(meant) ? 'error' : 'warning'
        found.push({
          range,
          severity,
          message,
          ...(meant !== undefined && { fixes: [correction(range, name, meant)] }),
        })
      }
    }
    return found
  },
})
