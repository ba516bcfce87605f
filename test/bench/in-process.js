import { batch, generated, refreshed } from './batch.js'
import { runbook } from './documents.js'
import { compare } from './measure.js'
import { kilobytes } from './processes.js'

/** @typedef {import('./engines.js').Engine} Engine */
/** @typedef {import('./documents.js').Format} Format */
/** @typedef {{ title: string, kilobytes: number, files: number, figures: import('./measure.js').Figure[] }} Comparison */

const sizes = [2, 16, 60]
/** So many characters make a sample long enough for the clock. */
const sample = 120 * 1024

/** One document of each size and format, by all engines that read the format. @param {readonly Engine[]} engines @param {number} rounds */
export async function singleDocuments(engines, rounds) {
  /** @type {Comparison[]} */
  const comparisons = []
  let revision = 0
  for (const format of /** @type {const} */ (['yaml', 'json'])) {
    for (const size of sizes) {
      const { length } = runbook(size, format, 0)
      const repeats = Math.max(1, Math.round(sample / length))
      const contestants = engines
        .filter(({ formats }) => formats.includes(format))
        .map(({ id, name, run }) => ({
          id,
          name,
          prepare: () =>
            Array.from({ length: repeats }, () => runbook(size, format, ++revision)).map(
              (text) => () => run(text, format),
            ),
        }))
      const figures = await compare(contestants, { warmUp: Math.ceil(rounds / 2), rounds })
      comparisons.push({ title: `${format.toUpperCase()}, ${size} KB`, kilobytes: length / 1024, files: 1, figures })
    }
  }
  return comparisons
}

/** Engines of the batch: where there is one for each format, the two work together. @type {readonly (readonly [id: string, name: string, yaml: string, json: string])[]} */
const pairs = [
  ['ssmith', 'ssmith lint, all rules', 'ssmith', 'ssmith'],
  ['reading', 'ssmith lint, no rules', 'reading', 'reading'],
  ['aws', 'AWS language service', 'aws', 'aws'],
  ['servers', 'yaml-language-server; VS Code JSON service', 'yaml-server', 'json-server'],
  ['ajv', 'ajv on js-yaml load; JSON.parse', 'ajv-yaml', 'ajv-json'],
  ['yaml', 'yaml parseDocument for both formats', 'yaml', 'yaml'],
  ['js-yaml', 'js-yaml load for both formats', 'js-yaml', 'js-yaml'],
]

/** Many documents in one go. @param {readonly Engine[]} engines @param {number} rounds */
export async function manyDocuments(engines, rounds) {
  const { source, files } = batch()
  const byId = new Map(engines.map((engine) => [engine.id, engine.run]))
  const contestants = pairs.map(([id, name, yaml, json], at) => ({
    id,
    name,
    prepare: (/** @type {number} */ round) => {
      const fresh = refreshed(files, round * pairs.length + at)
      return [() => inTurn(fresh, { yaml: byId.get(yaml), json: byId.get(json) })]
    },
  }))
  const figures = await compare(contestants, { warmUp: 1, rounds })
  return { title: `${files.length} runbooks (${source})`, kilobytes: kilobytes(files), files: files.length, figures }
}

/** @param {readonly import('./batch.js').BatchFile[]} files @param {Record<Format, import('./engines.js').Run | undefined>} runs */
async function inTurn(files, runs) {
  for (const { text, format } of files) {
    try {
      await runs[format]?.(text, format)
    } catch {
      // A parser that throws at a broken document has done its work.
    }
  }
}

/** How time grows with the size of a document and with the number of files. @param {readonly Engine[]} engines @param {number} rounds */
export async function growth(engines, rounds) {
  const ssmith = engines.find(({ id }) => id === 'ssmith')?.run
  if (!ssmith) throw new Error('there is no engine to measure')
  let revision = 1_000_000
  const bySize = [16, 60, 240].map((size) => ({
    id: String(size),
    name: `${size} KB`,
    prepare: () =>
      Array.from({ length: Math.ceil(240 / size) }, () => runbook(size, 'yaml', ++revision)).map(
        (text) => () => ssmith(text, 'yaml'),
      ),
  }))
  const byCount = [100, 500].map((count) => ({
    id: String(count),
    name: `${count} files`,
    prepare: (/** @type {number} */ round) => {
      const files = generated(count, 10_000 + round)
      return [() => inTurn(files, { yaml: ssmith, json: ssmith })]
    },
  }))
  return {
    sizes: {
      kilobytes: [16, 60, 240].map((size) => runbook(size, 'yaml', 0).length / 1024),
      figures: await compare(bySize, { warmUp: 3, rounds }),
    },
    counts: { files: [100, 500], figures: await compare(byCount, { warmUp: 1, rounds: Math.ceil(rounds / 3) }) },
  }
}
