import type { FileReport, ReportedFinding, ReportedFix } from '../../node/report.js'
import { hash } from '../../node/hash.js'
import type { Place } from '../../node/line-index.js'
import { packageVersion } from '../../node/package-files.js'
import { rules } from '../../rules/index.generated.js'
import type { Rule } from '../../rules/rule.js'
import { fileRules } from '../../rules/file-rules.js'
import { rulePage, ruleUrl } from '../rule-page.js'
import type { LintReport } from './format.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0, which code scanning services read: findings with their rules, places, fixes, and marks that outlive moved lines. */
export async function sarif({ files }: LintReport): Promise<string> {
  const known = [...rules, ...fileRules].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const used = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  const index = new Map(known.map(({ name }, at) => [name, at]))
  const results = await Promise.all(files.map((file) => resultsOf(file, index)))
  const driver = {
    name: 'ssmith',
    semanticVersion: packageVersion(),
    rules: known.map((rule) => descriptor(rule, used.has(rule.name))),
  }
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { description: { text: 'The folder in which the command was run.' } } },
    results: results.flat(),
  }
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, undefined, 2)}\n`
}

function descriptor(rule: Rule, isUsed: boolean) {
  const { name, severity, summary, why, page } = rule
  // The page is long; whoever shows findings needs it only for those there are. As text it is read as well.
  const explained = isUsed ? rulePage(rule) : undefined
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    defaultConfiguration: { level: levels[severity] },
    ...(page !== undefined && { helpUri: ruleUrl(rule) }),
    ...(explained !== undefined && { help: { text: explained, markdown: explained } }),
  }
}

async function resultsOf(file: FileReport, index: ReadonlyMap<string, number>) {
  const seen = new Map<string, number>()
  return Promise.all(
    file.findings.map(async (finding) => {
      const { rule, severity, message, context, related, fixes } = finding
      const key = [file.path, rule, message, context].join('\0')
      const times = seen.get(key) ?? 0
      seen.set(key, times + 1)
      return {
        ruleId: rule,
        ruleIndex: index.get(rule) ?? -1,
        level: levels[severity],
        message: { text: message },
        locations: [location(file, finding)],
        partialFingerprints: { 'ssmithContext/v1': `${await hash([key])}:${times}` },
        ...(related.length > 0 && {
          relatedLocations: related.map((place) => ({ ...location(file, place), message: { text: place.message } })),
        }),
        ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(file, fix)) }),
      }
    }),
  )
}

function location(file: FileReport, place: Place) {
  return { physicalLocation: { artifactLocation: artifact(file), region: region(place) } }
}

function fixOf(file: FileReport, { title, edits }: ReportedFix) {
  const replacements = edits.map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } }))
  return { description: { text: title }, artifactChanges: [{ artifactLocation: artifact(file), replacements }] }
}

const region = ({ line, column, endLine, endColumn }: ReportedFinding | Place) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})

function artifact({ path }: FileReport) {
  // Half of a pair of characters cannot be written in a URI.
  const uri = path
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return path.startsWith('../') ? { uri } : { uri, uriBaseId: 'ROOT' }
}
