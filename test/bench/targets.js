import { median, quantile, ratio } from './measure.js'

/** @typedef {import('./main.js').Results} Results */
/** @typedef {import('./measure.js').Figure} Figure */
/** @typedef {import('./processes.js').ProcessFigure} ProcessFigure */
/** @typedef {{ what: string, limit: number, measured: number, unit: string }} Target */

/** @template {Figure} F @param {readonly F[]} figures @param {string} id */
export function figureOf(figures, id) {
  const figure = figures.find((each) => each.id === id)
  if (!figure) throw new Error(`nothing was measured for ${id}`)
  return figure
}

/** How many times slower a unit of work is in the largest case than in the smallest. @param {readonly Figure[]} figures @param {readonly number[]} amounts */
export function growthOf(figures, amounts) {
  const costs = figures.map(({ times }, at) => median(times) / (amounts[at] ?? 1))
  return (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN)
}

/** What loading and rehearsing take: the start of Node, which is in all that starts, is taken off. @param {readonly Figure[]} cold @param {string} id @returns {Figure} */
export function beyondNode(cold, id) {
  const node = figureOf(cold, 'node').times
  const { name, times } = figureOf(cold, id)
  return { id, name, times: times.map((time, round) => time - (node[round] ?? Number.NaN)) }
}

/** Times of what cdk-ssm-documents takes, for 11, 101 and 1,001 steps. */
const rehearsalLimits = [0.5, 0.2, 0.05]

/** @param {readonly Figure[]} figures @param {string} one @param {string} other */
const times = (figures, one, other) => ratio(figureOf(figures, one), figureOf(figures, other))

/** @type {{ [Part in keyof Results]: (results: Results[Part]) => Target[] }} */
const targetsFor = {
  documents: ({ single, growing: { sizes, counts }, index }) => {
    const among = (/** @type {string} */ title) =>
      single.find((comparison) => comparison.title === title)?.figures ?? []
    return [
      {
        what: '60 KB YAML, beside bare `yaml`',
        limit: 0.5,
        measured: times(among('YAML, 60 KB'), 'ssmith', 'yaml'),
        unit: '×',
      },
      {
        what: '60 KB JSON, beside the tree of `jsonc-parser`',
        limit: 4,
        measured: times(among('JSON, 60 KB'), 'ssmith', 'jsonc'),
        unit: '×',
      },
      {
        what: 'time for a KB at 240 KB, beside 16 KB',
        limit: 1.5,
        measured: growthOf(sizes.figures, sizes.kilobytes),
        unit: '×',
      },
      {
        what: 'time for a file of 500, beside 100',
        limit: 1.5,
        measured: growthOf(counts.figures, counts.files),
        unit: '×',
      },
      {
        what: '60 KB of API calls, YAML, beside bare `yaml`',
        limit: 0.5,
        measured: times(index.texts.yaml, 'ssmith', 'yaml'),
        unit: '×',
      },
      {
        what: '60 KB of API calls, JSON, beside the tree of `jsonc-parser`',
        limit: 4,
        measured: times(index.texts.json, 'ssmith', 'jsonc'),
        unit: '×',
      },
      { what: 'loading the largest AWS service', limit: 30, measured: index.milliseconds, unit: ' ms' },
      { what: 'heap it keeps', limit: 3072, measured: index.kilobytes, unit: ' KB' },
      { what: 'index of all services, compressed', limit: 2048, measured: index.size.compressed, unit: ' KB' },
    ]
  },
  processes: ({ cold, batch }) => [
    {
      what: 'batch on one thread, beside `ajv-cli`',
      limit: 1,
      measured: times(batch.figures, 'ssmith', 'ajv-cli'),
      unit: '×',
    },
    {
      what: 'one file from a cold start, beside `node -e 0`',
      limit: 2.5,
      measured: times(cold, 'ssmith', 'node'),
      unit: '×',
    },
    { what: 'memory of that', limit: 100, measured: figureOf(cold, 'ssmith').megabytes, unit: ' MB' },
  ],
  rehearsals: ({ runs, long, cold, python }) => [
    ...runs.map(({ steps, figures }, at) => ({
      what: `rehearsing ${steps} steps, beside cdk-ssm-documents`,
      limit: rehearsalLimits[at] ?? 1,
      measured: times(figures, 'ssmith', 'cdk'),
      unit: '×',
    })),
    {
      what: 'time for a step of 1001, beside 101',
      limit: 1.5,
      measured: growthOf(
        runs.slice(1).map(({ figures }) => figureOf(figures, 'ssmith')),
        runs.slice(1).map(({ steps }) => steps),
      ),
      unit: '×',
    },
    {
      what: 'time for a step of 10001, beside 1001',
      limit: 1.5,
      measured: growthOf(long.figures, long.steps),
      unit: '×',
    },
    {
      what: 'a rehearsal from a cold start, beside cdk-ssm-documents, without the start of Node itself',
      limit: 0.25,
      measured: ratio(beyondNode(cold, 'ssmith'), beyondNode(cold, 'cdk')),
      unit: '×',
    },
    {
      what: 'a Python step, once warm',
      limit: 15,
      measured: median(figureOf(python, 'ssmith').times),
      unit: ' ms',
    },
  ],
  playground: (visited) =>
    visited
      ? [
          {
            what: 'playground: a first visit, compressed',
            limit: 1.2 * 1024,
            measured: visited.files.reduce((sum, { kilobytes }) => sum + kilobytes, 0),
            unit: ' KB',
          },
          {
            what: 'playground: until the document was read',
            limit: 2000,
            measured: median(visited.interactive),
            unit: ' ms',
          },
          {
            what: 'playground: from a key to the findings in 16 KB, p95',
            limit: 50,
            measured: quantile(visited.keystrokes, 0.95),
            unit: ' ms',
          },
          {
            what: 'playground: a run of 100 steps, until it was drawn',
            limit: 100,
            measured: median(visited.runs.drawn),
            unit: ' ms',
          },
          {
            what: 'playground: a frame while 10,000 lines scroll, p95',
            limit: 50,
            measured: quantile(visited.runs.frames, 0.95),
            unit: ' ms',
          },
        ]
      : [],
  editors: ({ sessions, cold }) => [
    ...[16, 60].map((size, at) => ({
      what: `from a key to the findings in ${size} KB, p95`,
      limit: [10, 25][at] ?? 0,
      measured: slowest(
        sessions.filter((each) => each.size === size),
        'diagnostics',
      ),
      unit: ' ms',
    })),
    ...waitsForWords.map((wait) => ({
      what: `${wait}, at any size, p95`,
      limit: 10,
      measured: slowest(sessions, wait),
      unit: ' ms',
    })),
    {
      what: 'from the start of the language server to the first findings',
      limit: 350,
      measured: median(figureOf(cold, 'ssmith').times),
      unit: ' ms',
    },
    {
      what: 'memory of the language server',
      limit: 100,
      measured: Math.max(...sessions.map(({ figures }) => ssmithAmong(figures).megabytes)),
      unit: ' MB',
    },
  ],
}

const waitsForWords = /** @type {const} */ (['completion', 'hover'])

/** @param {import('./editors.js').Session['figures']} figures */
function ssmithAmong(figures) {
  const found = figures.find(({ id }) => id === 'ssmith')
  if (!found) throw new Error('the language server was not measured')
  return found
}

/** The longest wait over several documents, but for one of twenty. @param {readonly import('./editors.js').Session[]} sessions @param {import('./editors.js').Wait} wait */
const slowest = (sessions, wait) =>
  Math.max(...sessions.map(({ figures }) => quantile(ssmithAmong(figures).times[wait], 0.95)))

/** What is to be reached, and what was. @param {Partial<Results>} results @returns {Target[]} */
export function targetsOf(results) {
  const names = /** @type {(keyof Results)[]} */ (Object.keys(targetsFor))
  return names.flatMap((name) => targetsOfPart(name, results[name]))
}

/** @template {keyof Results} Part @param {Part} name @param {Results[Part] | undefined} results */
const targetsOfPart = (name, results) => (results ? targetsFor[name](results) : [])
