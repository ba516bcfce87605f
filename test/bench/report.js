import { cpus } from 'node:os'
import { versionOf } from './engines.js'
import { median, quantile, ratio, spread } from './measure.js'
import { beyondNode, figureOf, targetsOf } from './targets.js'

/** @typedef {import('./main.js').Results} Results */
/** @typedef {{ title: string, head: readonly string[], rows: readonly (readonly string[])[] }} Table */

const compared = [
  'aws-ssm-document-language-service',
  'yaml-language-server',
  'vscode-json-languageservice',
  'ajv',
  'ajv-cli',
  'yaml',
  'js-yaml',
  'jsonc-parser',
  '@cdklabs/cdk-ssm-documents',
]

/** What was measured with what, without a name of a machine or a folder. @param {readonly string[]} names */
export function setting(names = compared) {
  const processors = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    versions: Object.fromEntries(names.map((name) => [name, versionOf(name)])),
  }
}

const number = (/** @type {number} */ value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

/** The tables of each part. @type {{ [Part in keyof Results]: (results: Results[Part]) => Table[] }} */
const tablesFor = {
  documents: ({ single, many, growing, index }) => [
    ...[...single, many].map(comparisonTable),
    growthTable(growing),
    indexTable(index),
  ],
  processes: ({ cold, batch }) => [
    processTable('Cold start, one file of 16 KB', cold, 'node'),
    processTable(
      `${batch.files} runbooks (${batch.source}, ${number(batch.kilobytes)} KB), as processes`,
      batch.figures,
      'ajv-cli',
    ),
  ],
  rehearsals: (simulation) => [rehearsalTable(simulation), coldRehearsalTable(simulation), pythonTable(simulation)],
  editors: ({ cold, sessions }) => [...sessions.map(sessionTable), coldServersTable(cold)],
  playground: (visited) => (visited ? [loadedTable(visited), visitTable(visited)] : []),
}

/** @param {Partial<Results>} results @returns {Table[]} */
export function tablesOf(results) {
  const names = /** @type {(keyof Results)[]} */ (Object.keys(tablesFor))
  return [
    ...names.flatMap((name) => tablesOfPart(name, results[name])),
    {
      title: 'Targets',
      head: ['', 'at most', 'measured', ''],
      rows: targetsOf(results).map(({ what, limit, measured, unit }) => [
        what,
        `${limit}${unit}`,
        `${number(measured)}${unit}`,
        measured <= limit ? 'met' : 'missed',
      ]),
    },
  ]
}

/** @template {keyof Results} Part @param {Part} name @param {Results[Part] | undefined} results */
const tablesOfPart = (name, results) => (results ? tablesFor[name](results) : [])

/** @param {import('./in-process.js').Comparison} comparison @returns {Table} */
function comparisonTable({ title, kilobytes, figures }) {
  const [ssmith] = figures
  return {
    title: `${title} (${number(kilobytes)} KB), in process`,
    head: ['', 'ms', 'MB/s', '× ssmith', '±'],
    rows: figures.map((figure) => {
      const time = median(figure.times)
      return [figure.name, number(time), number(kilobytes / 1.024 / time), ...(ssmith ? relative(figure, ssmith) : [])]
    }),
  }
}

/** @param {string} title @param {readonly import('./processes.js').ProcessFigure[]} figures @param {string} base @returns {Table} */
function processTable(title, figures, base) {
  const other = figures.find(({ id }) => id === base)
  return {
    title,
    head: ['', 'ms', `× ${other?.name ?? base}`, '±', 'peak MB'],
    rows: figures.map((figure) => [
      figure.name,
      number(median(figure.times)),
      ...(other ? relative(figure, other) : []),
      number(figure.megabytes),
    ]),
  }
}

/** @param {import('./measure.js').Figure} one @param {import('./measure.js').Figure} other */
const relative = (one, other) => [
  number(ratio(one, other)),
  one === other ? '' : `${(spread(one, other) * 50).toFixed(0)} %`,
]

/** @param {Results['documents']['growing']} growing @returns {Table} */
function growthTable({ sizes, counts }) {
  const row = (
    /** @type {import('./measure.js').Figure} */ { name, times },
    /** @type {number} */ amount,
    /** @type {string} */ unit,
  ) => {
    const time = median(times)
    return [name, number(time), `${((time / amount) * 1000).toFixed(0)} µs for a ${unit}`]
  }
  return {
    title: 'Growth with size and number',
    head: ['', 'ms', ''],
    rows: [
      ...sizes.figures.map((figure, at) => row(figure, sizes.kilobytes[at] ?? 1, 'KB')),
      ...counts.figures.map((figure, at) => row(figure, counts.files[at] ?? 1, 'file')),
    ],
  }
}

/** @param {Results['documents']['index']} index @returns {Table} */
function indexTable({ size, milliseconds, kilobytes, apis, texts }) {
  const beside = (/** @type {readonly import('./measure.js').Figure[]} */ figures, /** @type {string} */ bare) => {
    const [one, other] = [figureOf(figures, 'ssmith'), figureOf(figures, bare)]
    return `${number(median(one.times))} ms, × ${number(ratio(one, other))} ${other.name}`
  }
  const [plain, calls] = apis
  return {
    title: `Index of ${size.services} AWS services`,
    head: ['', ''],
    rows: [
      ['as it is', `${number(size.raw)} KB`],
      ['compressed', `${number(size.compressed)} KB`],
      ['loading ec2, the largest', `${number(milliseconds)} ms`],
      ['heap it keeps', `${number(kilobytes)} KB`],
      ...(plain && calls
        ? [
            [plain.name, `${number(median(plain.times))} ms`],
            [calls.name, `${number(median(calls.times))} ms, × ${number(ratio(calls, plain))}`],
          ]
        : []),
      ['60 KB of API calls, YAML', beside(texts.yaml, 'yaml')],
      ['60 KB of API calls, JSON', beside(texts.json, 'jsonc')],
    ],
  }
}

/** @param {Results['rehearsals']} simulation @returns {Table} */
function rehearsalTable({ runs, long, reading }) {
  const row = (
    /** @type {string} */ title,
    /** @type {readonly import('./measure.js').Figure[]} */ figures,
    /** @type {number} */ steps,
  ) => {
    const [ssmith, cdk, quiet] = ['ssmith', 'cdk', 'cdk-quiet'].map((id) => figureOf(figures, id))
    if (!ssmith || !cdk || !quiet) throw new Error(`nothing was measured for ${title}`)
    const perStep = (/** @type {import('./measure.js').Figure} */ { times }) =>
      `${((median(times) / steps) * 1000).toFixed(1)} µs`
    const margin = `${(spread(cdk, ssmith) * 50).toFixed(0)} %`
    return [title, perStep(ssmith), perStep(cdk), number(ratio(cdk, ssmith)), margin, perStep(quiet)]
  }
  return {
    title: 'Rehearsals, beside cdk-ssm-documents: time for a step',
    head: ['', 'ssmith', 'cdk-ssm-documents', 'times as fast', '±', 'without its log'],
    rows: [
      ...runs.map(({ steps, figures }) => row(`${steps} steps`, figures, steps)),
      ...long.figures.slice(1).map(({ times }, at) => {
        const steps = long.steps[at + 1] ?? Number.NaN
        return [`${steps} steps`, `${((median(times) / steps) * 1000).toFixed(1)} µs`, '', '', '', '']
      }),
      row('reading 101 steps', reading, 101),
    ],
  }
}

/** With Node's own start, which both programs wait for, and without it. @param {Results['rehearsals']} simulation @returns {Table} */
function coldRehearsalTable({ cold }) {
  const table = processTable('A rehearsal of 11 steps from a cold start', cold, 'cdk')
  const [ssmith, cdk] = ['ssmith', 'cdk'].map((id) => beyondNode(cold, id))
  if (!ssmith || !cdk) throw new Error('no cold start was measured')
  const own = [ssmith, cdk].map((figure) => [
    `${figure.name}, without node -e 0`,
    number(median(figure.times)),
    ...relative(figure, cdk),
    '',
  ])
  return { ...table, rows: [...table.rows, ...own] }
}

/** @param {Results['rehearsals']} simulation @returns {Table} */
function pythonTable({ python }) {
  return {
    title: 'A Python step, once the first have run',
    head: ['', 'ms'],
    rows: python.map(({ name, times }) => [name, number(median(times))]),
  }
}

/** @param {import('./editors.js').Session} session @returns {Table} */
function sessionTable({ title, kilobytes, figures }) {
  const both = (/** @type {readonly number[]} */ times) => [0.5, 0.95].map((part) => number(quantile(times, part)))
  return {
    title: `In an editor: ${title} (${number(kilobytes)} KB), milliseconds`,
    head: ['', 'findings p50', 'p95', 'completion p50', 'p95', 'hover p50', 'p95', 'peak MB'],
    rows: figures.map(({ name, times, megabytes }) => [
      name,
      ...both(times.diagnostics),
      ...both(times.completion),
      ...both(times.hover),
      number(megabytes),
    ]),
  }
}

/** @param {import('./playground.js').Visited} visited @returns {Table} */
const loadedTable = ({ files }) => ({
  title: 'Playground: the largest files of a first visit, compressed',
  head: ['', 'KB'],
  rows: files.slice(0, 10).map(({ name, kilobytes }) => [name, number(kilobytes)]),
})

/** @param {import('./playground.js').Visited} visited @returns {Table} */
const visitTable = ({ interactive, keystrokes, runs }) => ({
  title: 'Playground: what a person waits for, milliseconds',
  head: ['', 'least', 'p50', 'p95'],
  rows: [
    ['a first visit, until the document was read', ...spanOf(interactive)],
    ['from a key to the findings in 16 KB', ...spanOf(keystrokes)],
    ['a run of 100 steps, from its result until it was drawn', ...spanOf(runs.drawn)],
    ['the same from the click', ...spanOf(runs.whole)],
    [`a frame while a timeline of ${runs.lines} lines scrolls`, ...spanOf(runs.frames)],
    ...(runs.scripts.first.length > 0
      ? [
          ['a run with the first Python script of a visit, from the click', ...spanOf(runs.scripts.first)],
          ['the same once Python is there', ...spanOf(runs.scripts.later)],
        ]
      : []),
  ],
})

/** @param {readonly number[]} times */
const spanOf = (times) => [0, 0.5, 0.95].map((part) => number(quantile(times, part)))

/** @param {readonly import('./measure.js').Figure[]} figures @returns {Table} */
function coldServersTable(figures) {
  return {
    title: 'In an editor: from the start of the server to the findings in 16 KB of YAML',
    head: ['', 'ms'],
    rows: figures.map(({ name, times }) => [name, number(median(times))]),
  }
}

/** @param {readonly Table[]} tables */
export function asText(tables) {
  return tables
    .map(({ title, head, rows }) => {
      const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
      const line = (/** @type {readonly string[]} */ row) =>
        `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd()
      return [title, line(head), ...rows.map(line), ''].join('\n')
    })
    .join('\n')
}

/** @param {readonly Table[]} tables @param {readonly string[]} names What was compared. */
export function asMarkdown(tables, names = compared) {
  const { date, node, platform, cores, processor, versions } = setting(names)
  const machine = `Measured on ${date} with Node.js ${node.slice(1)} on ${cores} cores (${processor}, ${platform}); compared with ${Object.entries(
    versions,
  )
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.`
  const row = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  const parts = tables.map(({ title, head, rows }) =>
    [
      `### ${title}`,
      '',
      row(head),
      `|${head.map((_, column) => (column === 0 ? '---' : '--:')).join('|')}|`,
      ...rows.map(row),
    ].join('\n'),
  )
  return [machine, ...parts].join('\n\n')
}

/** Puts a text between two markers of a page. @param {string} page @param {string} name @param {string} text */
export function between(page, name, text) {
  const begin = `<!-- ${name}: begin -->`
  const end = `<!-- ${name}: end -->`
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`the page has no markers for ${name}`)
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`
}
