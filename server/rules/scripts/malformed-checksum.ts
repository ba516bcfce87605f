import { checksumNames, sha256Pattern } from '../../../schemas/package.js'
import { quote } from '../../document/describe.js'
import { fixedText } from '../../document/inputs.js'
import { nearest } from '../../languages/nearest.js'
import { type Entry, entryOf, keyText, type MapNode } from '../../syntax/tree.js'
import { correction, type Finding, rule } from '../rule.js'

export const malformedChecksum = rule({
  name: 'malformed-checksum',
  severity: 'warning',
  kinds: ['Automation', 'Package'],
  summary: 'The checksum of a file is missing or is none.',
  why: 'Systems Manager verifies a file by its SHA-256 checksum, and does not use one that differs.',
  page: 'documents-schemas-features',

  check(document) {
    const files = document.entry('files')?.value
    const found: Finding[] = []
    for (const file of files?.kind === 'map' ? files.entries : []) {
      if (file.value.kind === 'map')
        for (const finding of check(file, entryOf(file.value, 'checksums') ?? nearlyIn(file.value))) found.push(finding)
    }
    return found
  },
})

/** The entry that is meant by a mistyped key. */
const nearlyIn = ({ entries }: MapNode): Entry | undefined =>
  entries.find(({ key }) => nearest(keyText(key), ['checksums']) !== undefined)

function* check({ key }: Entry, holder: Entry | undefined): Generator<Finding> {
  const written = holder ? keyText(holder.key) : 'checksums'
  if (holder && written !== 'checksums') {
    const message = `\`${keyText(key)}\` has no checksum under \`${written}\`; did you mean \`checksums\`?`
    yield { range: holder.key, message, fixes: [correction(holder.key, written, 'checksums')] }
    return
  }
  const checksums = holder?.value
  const known: readonly string[] = checksumNames
  if (checksums && checksums.kind !== 'map') return
  const entries = checksums?.entries ?? []
  if (entries.some((entry) => entry.key.dynamic)) return
  if (!entries.some((entry) => known.includes(keyText(entry.key))))
    yield { range: key, message: `\`${keyText(key)}\` has no checksum; add \`sha256\` under \`checksums\`` }
  for (const entry of entries) {
    const text = fixedText(entry.value)
    if (!known.includes(keyText(entry.key)) || text === undefined || new RegExp(sha256Pattern).test(text)) continue
    yield { range: entry.value, message: `a SHA-256 checksum has 64 hexadecimal digits, found ${quote(text)}` }
  }
}
