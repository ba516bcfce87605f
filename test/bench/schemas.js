import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asMarkdown, asText, between, setting } from './report.js'
import { fixtureCases, ownedCases } from './schema-cases.js'
import { differences, measure, timeRatio } from './schema-measures.js'
import { tools } from './schema-services.js'

const usage = `Usage: npm run bench:schemas [-- options]

  --json   print JSON
  --list   print which faults are missed, and what is shown in documents without faults
  --write  put the tables into docs/schemas.md`

const formats = /** @type {const} */ (['yaml', 'json'])
const compared = ['aws-ssm-document-language-service', 'yaml-language-server', 'vscode-json-languageservice']

/** @typedef {Awaited<ReturnType<typeof measureAll>>} Results */
/** @typedef {import('./schema-measures.js').Measured} Measured */

/** @param {Parameters<typeof measure>[0]} cases */
async function measureAll(cases) {
  const results = []
  for (const format of formats) {
    results.push({
      format,
      aws: await measure(cases, format, 'aws', true),
      ssmith: await measure(cases, format, 'ssmith', true),
      others: await measure(cases, format, 'ssmith', false),
      time: await timeRatio([...cases.owned, ...cases.clean], format, 9),
    })
  }
  return results
}

/** @typedef {{ name: string, of: (one: Measured) => string }} Row */

/** @type {readonly Row[]} */
const rows = [
  { name: 'marked errors seen', of: ({ seen, marks }) => `${seen} of ${marks}` },
  { name: 'fixtures without faults, falsely marked', of: ({ clean }) => `${clean.alarms} of ${clean.documents}` },
  { name: '… accepted with a notice', of: ({ clean }) => `${clean.notices}` },
  { name: 'documents that AWS owns, falsely marked', of: ({ owned }) => `${owned.alarms} of ${owned.documents}` },
  { name: '… accepted with a notice', of: ({ owned }) => `${owned.notices}` },
]

/** @type {readonly Row[]} */
const completionRows = [
  { name: 'steps offered', of: ({ offered }) => `${offered?.steps} of ${offered?.ofActions}` },
  { name: 'actions offered', of: ({ offered }) => `${offered?.actions} of ${offered?.ofActions}` },
  { name: 'inputs offered', of: ({ offered }) => `${offered?.inputs} of ${offered?.ofInputs}` },
]

/** @param {Results} results */
function tablesOf(results) {
  const head = results.flatMap(({ format }) => [`${tools[format].name}, AWS’s schema`, 'ssmith’s'])
  const row = (/** @type {Row} */ { name, of }) => [
    name,
    ...results.flatMap(({ aws, ssmith }) => [of(aws), of(ssmith)]),
  ]
  return [
    {
      title: 'Runbooks',
      head: ['', ...head],
      rows: [
        ...[...rows, ...completionRows].map(row),
        ['time per document', ...results.flatMap(({ time }) => ['1', time.toFixed(2)])],
      ],
    },
    {
      title: 'Documents of other kinds, of which AWS publishes no schema',
      head: ['', ...results.map(({ format }) => tools[format].name)],
      rows: rows.map(({ name, of }) => [name, ...results.map(({ others }) => of(others))]),
    },
  ]
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(usage)
else {
  const cases = { ...(await fixtureCases()), owned: await ownedCases() }
  if (cases.owned.length === 0) {
    console.error('the documents that AWS owns are not there; their rows are empty')
    if (values.write) process.exit(1)
  }
  if (values.list) for await (const line of differences(cases)) console.log(line)
  const results = await measureAll(cases)
  const tables = tablesOf(results)
  if (values.json) console.log(JSON.stringify({ setting: setting(compared), results }, null, 1))
  else console.log(asText(tables))
  if (values.write) {
    const page = join(import.meta.dirname, '../../docs/schemas.md')
    writeFileSync(page, between(readFileSync(page, 'utf8'), 'figures', asMarkdown(tables, compared)))
  }
}
