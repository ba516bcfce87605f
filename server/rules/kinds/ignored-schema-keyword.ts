import { draft4Keywords } from '../../../schemas/application-configuration-schema.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Entry, keyText } from '../../syntax/tree.js'
import { correction, type Finding, rule } from '../rule.js'
import { isDraft4Keyword, laterKeywords, schemasIn } from './json-schemas.js'

export const ignoredSchemaKeyword = rule({
  name: 'ignored-schema-keyword',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: ['ApplicationConfigurationSchema'],
  summary: 'A schema has a keyword that draft 4 of JSON Schema does not know.',
  why: 'AppConfig takes draft 4, which passes over keywords of later drafts and mistyped ones: what they say is not checked.',
  page: 'documents',

  check(document) {
    const found: Finding[] = []
    for (const { entries } of schemasIn(document.root)) {
      for (const entry of entries) {
        const finding = check(entry)
        if (finding) found.push(finding)
      }
    }
    return found
  },
})

function check({ key }: Entry): Finding | undefined {
  const keyword = keyText(key)
  if (isDraft4Keyword(keyword)) return undefined
  if (laterKeywords.has(keyword)) {
    const instead = laterKeywords.get(keyword)
    const hint = instead === undefined ? '' : `; it has \`${instead}\``
    return { range: key, message: `draft 4 of JSON Schema has no keyword \`${keyword}\`${hint}` }
  }
  const meant = nearest(keyword, draft4Keywords)
  // Schemas may carry any annotation; only what is nearly a keyword is suspicious.
  if (meant === undefined || keyword.length < 4) return undefined
  const message = `JSON Schema has no keyword \`${keyword}\`${didYouMean(meant)}`
  return { range: key, message, fixes: [correction(key, keyword, meant)] }
}
