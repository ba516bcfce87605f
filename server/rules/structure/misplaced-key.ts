import type { DocumentKind as Layout } from '../../../schemas/document-kind.js'
import { isAutomation } from '../../document/build.js'
import { listOf } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { layoutOf } from '../../document/layout-of.js'
import { keyText } from '../../syntax/tree.js'
import { kindName } from '../places.js'
import { type Finding, parameterized, rule, type Severity } from '../rule.js'
import { homesOf } from './homes.js'

export const misplacedKey = rule({
  name: 'misplaced-key',
  severity: 'error',
  kinds: parameterized,
  summary: 'A key stands in a document of a kind, or of a schema version, that does not have it.',
  why: 'Systems Manager refuses runbooks with keys of other documents. The agent ignores them, so a Command document without steps of its own version has nothing to run and fails.',
  aws: ['Unknown property "X".', 'Unsupported schema format'],
  page: 'documents-schemas-features',
  ofOwnKind: true,

  check(document) {
    const found: Finding[] = []
    for (const { key } of document.root.entries) {
      const name = keyText(key)
      const homes = homesOf(name, document)
      if (homes.length === 0) continue
      found.push({ range: key, severity: severityOf(name, document), message: messageFor(name, homes, document) })
    }
    return found
  },
})

/** The parts that are carried out, by the schema version that has them. */
const runnable: readonly string[] = ['mainSteps', 'runtimeConfig']

function severityOf(key: string, document: SsmDocument): Severity {
  if (isAutomation(document.kind)) return layoutOf(document)?.unknownKeys === 'warning' ? 'warning' : 'error'
  const nothingToRun = runnable.every((each) => each === key || document.entry(each) === undefined)
  return runnable.includes(key) && document.kind !== 'Session' && nothingToRun ? 'error' : 'warning'
}

function messageFor(key: string, homes: readonly Layout[], { kind, schemaVersion }: SsmDocument): string {
  const [home] = homes.filter((each) => each.kind === kind || (each.kind === 'Command' && kind === 'Policy'))
  if (home && schemaVersion !== undefined) {
    return `\`${key}\` belongs to schema version ${listOf(home.schemaVersions)}, and the document has ${schemaVersion}`
  }
  const kinds = [...new Set(homes.map((each) => each.kind))]
  return `\`${key}\` belongs to ${listOf(kinds)} documents; ${kindName(kind)} has no such key`
}
