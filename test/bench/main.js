import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { apiHeavy, apiTexts, indexSize, loadLargest } from './aws-index.js'
import { coldServers, sessions } from './editors.js'
import { startEngines } from './engines.js'
import { growth, manyDocuments, singleDocuments } from './in-process.js'
import { visits } from './playground.js'
import { batchProcesses, coldStart } from './processes.js'
import { asMarkdown, asText, between, setting, tablesOf } from './report.js'
import { coldRehearsal, pythonSteps, rehearsals } from './simulation.js'
import { targetsOf } from './targets.js'

const root = join(import.meta.dirname, '../..')

/** What can be measured, each part by itself. @satisfies {Record<string, (dist: string, quick: boolean) => Promise<unknown>>} */
const parts = {
  documents: async (/** @type {string} */ dist, /** @type {boolean} */ quick) => {
    const { engines, stop } = await startEngines(dist)
    const single = await singleDocuments(engines, quick ? 6 : 30)
    const many = await manyDocuments(engines, quick ? 2 : 7)
    const growing = await growth(engines, quick ? 4 : 12)
    const apis = await apiHeavy(engines, quick ? 6 : 20)
    const texts = await apiTexts(engines, quick ? 6 : 30)
    await stop()
    return { single, many, growing, index: { size: indexSize(), ...loadLargest(dist, quick ? 3 : 9), apis, texts } }
  },
  processes: async (/** @type {string} */ dist, /** @type {boolean} */ quick) => ({
    cold: await coldStart(dist, quick ? 5 : 21),
    batch: await batchProcesses(dist, quick ? 2 : 21),
  }),
  rehearsals: async (/** @type {string} */ dist, /** @type {boolean} */ quick) => ({
    cold: await coldRehearsal(dist, quick ? 3 : 11),
    ...(await rehearsals(dist, quick ? 5 : 21)),
    python: await pythonSteps(dist, quick ? 3 : 9),
  }),
  editors: async (/** @type {string} */ dist, /** @type {boolean} */ quick) => ({
    cold: await coldServers(dist, quick ? 3 : 11),
    sessions: await sessions(dist, quick ? 10 : 50),
  }),
  playground: (/** @type {string} */ dist, /** @type {boolean} */ quick) => visits(dist, quick ? 3 : 11),
}

/** @typedef {{ [Part in keyof typeof parts]: Awaited<ReturnType<typeof parts[Part]>> }} Results */

const names = /** @type {readonly (keyof typeof parts)[]} */ (Object.keys(parts))

const usage = `Usage: npm run bench [-- options]

  --quick        a few rounds only, for a first look
  --only PART    a part alone: ${names.join(', ')}
  --json         print JSON
  --write        put the tables into docs/performance.md
  --dist FOLDER  measure another build`

/** What is wrong with the options, if anything. @param {{ only?: string | undefined, write: boolean }} options */
function wrong({ only, write }) {
  if (only === undefined) return undefined
  if (!names.some((name) => name === only)) return `there is no part \`${only}\`; there are ${names.join(', ')}`
  return write ? 'the page shows all parts; leave out `--only`, or `--write`' : undefined
}

/** Processes come first, while this one is small. @param {string} dist @param {boolean} quick @param {string | undefined} only */
async function measure(dist, quick, only) {
  /** @type {Partial<Results>} */
  const results = {}
  for (const name of names.toReversed()) {
    if (only !== undefined && only !== name) continue
    process.stderr.write(`${name} …\n`)
    Object.assign(results, { [name]: await parts[name](dist, quick) })
  }
  return results
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    dist: { type: 'string', default: join(root, 'dist') },
    help: { type: 'boolean', default: false },
  },
})

const fault = wrong(values)
if (fault !== undefined) {
  console.error(fault)
  process.exitCode = 2
} else if (values.help) console.log(usage)
else {
  const results = await measure(resolve(process.env['INIT_CWD'] ?? '.', values.dist), values.quick, values.only)
  const tables = tablesOf(results)
  if (values.json) console.log(JSON.stringify({ setting: setting(), targets: targetsOf(results), results }, null, 1))
  else console.log(asText(tables))
  if (values.write) {
    const page = join(root, 'docs/performance.md')
    writeFileSync(page, between(readFileSync(page, 'utf8'), 'figures', asMarkdown(tables)))
  }
}
// AWS's server, which runs in this process, holds timers that would keep it alive.
process.exit()
