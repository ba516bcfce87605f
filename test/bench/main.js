import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { apiHeavy, indexSize, loadLargest } from './aws-index.js'
import { startEngines } from './engines.js'
import { growth, manyDocuments, singleDocuments } from './in-process.js'
import { batchProcesses, coldStart } from './processes.js'
import { asMarkdown, asText, between, setting, tablesOf } from './report.js'
import { coldRehearsal, pythonSteps, rehearsals } from './simulation.js'
import { targetsOf } from './targets.js'

const usage = `Usage: npm run bench [-- options]

  --quick        a few rounds only, for a first look
  --json         print JSON
  --write        put the tables into docs/performance.md
  --dist FOLDER  measure another build`

const root = join(import.meta.dirname, '../..')

/** @typedef {Awaited<ReturnType<typeof measureAll>>} Results */

/** @param {string} dist @param {boolean} quick */
async function measureAll(dist, quick) {
  const say = (/** @type {string} */ what) => process.stderr.write(`${what} …\n`)
  say('processes, cold')
  const cold = await coldStart(dist, quick ? 5 : 21)
  say('processes, batch')
  const processes = await batchProcesses(dist, quick ? 2 : 7)
  say('rehearsals, cold')
  const coldSimulation = await coldRehearsal(dist, quick ? 3 : 11)
  say('rehearsals')
  const warm = await rehearsals(dist, quick ? 5 : 21)
  say('Python steps')
  const simulation = { ...warm, cold: coldSimulation, python: await pythonSteps(dist, quick ? 3 : 9) }
  const { engines, stop } = await startEngines(dist)
  say('single documents')
  const single = await singleDocuments(engines, quick ? 6 : 30)
  say('batch')
  const many = await manyDocuments(engines, quick ? 2 : 7)
  say('growth')
  const growing = await growth(engines, quick ? 4 : 12)
  say('index of AWS services')
  const index = {
    size: indexSize(),
    ...loadLargest(dist, quick ? 3 : 9),
    apis: await apiHeavy(engines, quick ? 6 : 20),
  }
  await stop()
  return { single, many, cold, processes, growing, index, simulation }
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    dist: { type: 'string', default: join(root, 'dist') },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(usage)
else {
  const results = await measureAll(resolve(process.env['INIT_CWD'] ?? '.', values.dist), values.quick)
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
