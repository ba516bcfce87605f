import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compare } from './measure.js'
import { compareProcesses } from './processes.js'
import {
  checkOutcome,
  expectedOutcome,
  importWithCdk,
  openWithSsmith,
  rehearsalRunbook,
  scriptRunbook,
} from './simulators.js'

/** @typedef {import('./measure.js').Figure} Figure */

/** Runbooks of 11, 101 and 1,001 steps. */
const sizes = [1, 10, 100]

/** Runbooks of 1,001 and 10,001 steps, which tell how time grows once what a run keeps is more than the young part of the heap. */
const longSizes = [100, 1000]

/** Steps that make a sample long enough for the clock. */
const sample = 2002

/**
 * Rehearsals of runbooks that nobody has rehearsed before; reading them is not timed here. Each program is first asked what it did.
 *
 * @param {string} dist @param {number} rounds
 */
export async function rehearsals(dist, rounds) {
  const ssmith = await import(pathToFileURL(join(dist, 'index.js')).href)
  let revision = 0
  const programs = [
    { id: 'ssmith', name: 'ssmith', read: (/** @type {string} */ text) => openWithSsmith(ssmith, text) },
    { id: 'cdk', name: 'cdk-ssm-documents', read: async (/** @type {string} */ text) => importWithCdk(text, 'kept') },
    {
      id: 'cdk-quiet',
      name: 'cdk-ssm-documents without its log',
      read: async (/** @type {string} */ text) => importWithCdk(text, 'thrown away'),
    },
  ]
  const runs = []
  for (const size of sizes) {
    const wanted = expectedOutcome(size)
    const repeats = Math.ceil(sample / wanted.steps)
    for (const { name, read } of programs)
      checkOutcome(await (await read(rehearsalRunbook(size, ++revision)))(), wanted, name)
    const contestants = programs.map(({ id, name, read }) => ({
      id,
      name,
      prepare: async () => {
        const opened = []
        for (let at = 0; at < repeats; at++) opened.push(await read(rehearsalRunbook(size, ++revision)))
        return opened
      },
    }))
    const figures = await compare(contestants, { warmUp: 2, rounds })
    runs.push({ steps: wanted.steps, figures })
  }
  const reading = await compare(
    programs.map(({ id, name, read }) => ({
      id,
      name,
      prepare: () => [1, 2, 3].map(() => rehearsalRunbook(10, ++revision)).map((text) => () => read(text)),
    })),
    { warmUp: 2, rounds },
  )
  const long = await compare(
    longSizes.map((size) => ({
      id: String(expectedOutcome(size).steps),
      name: 'ssmith',
      prepare: async () => {
        const opened = []
        for (let at = 0; at < 1000 / size; at++)
          opened.push(await openWithSsmith(ssmith, rehearsalRunbook(size, ++revision)))
        return opened
      },
    })),
    { warmUp: 2, rounds },
  )
  return { runs, reading, long: { steps: longSizes.map((size) => expectedOutcome(size).steps), figures: long } }
}

/** A rehearsal from a cold start: with cdk-ssm-documents by a script of a few lines, which imports the runbook. @param {string} dist @param {number} rounds */
export async function coldRehearsal(dist, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-bench-'))
  try {
    const file = join(folder, 'runbook.yaml')
    writeFileSync(file, rehearsalRunbook(1, 0))
    return await compareProcesses(
      [
        { id: 'node', name: 'node -e 0', args: ['-e', '0'], says: /^$/ },
        {
          id: 'ssmith',
          name: 'ssmith simulate runbook.yaml',
          args: [join(dist, 'ssmith.cjs'), 'simulate', file],
          says: /Success after 00:01:31: 11 steps, 3 AWS calls/,
        },
        {
          id: 'cdk',
          name: 'cdk-ssm-documents, imported and simulated',
          args: [join(import.meta.dirname, 'simulators.js'), file],
          says: /^Success: 11 steps/,
        },
      ],
      folder,
      rounds,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Steps that run a Python script: so many, and so many more, of which the others are the difference. */
const scripts = { ssmith: [5, 45], cdk: [1, 5] }

/**
 * What one more Python step takes once the first have run: the difference between a runbook of many and one of few, each a process of its own.
 * ssmith runs them in its sandbox, cdk-ssm-documents on the Python of the machine.
 *
 * @param {string} dist @param {number} rounds @returns {Promise<Figure[]>}
 */
export async function pythonSteps(dist, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-bench-'))
  try {
    const commands = Object.entries(scripts).flatMap(([id, counts]) =>
      counts.map((steps) => scriptCommand(/** @type {'ssmith' | 'cdk'} */ (id), steps, dist, folder)),
    )
    const [few, many, cdkFew, cdkMany] = await compareProcesses(commands, folder, rounds)
    if (!few || !many || !cdkFew || !cdkMany) throw new Error('Python steps were not measured')
    return [perStep('ssmith', few, many), perStep('cdk', cdkFew, cdkMany)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {'ssmith' | 'cdk'} id @param {number} steps @param {string} dist @param {string} folder */
function scriptCommand(id, steps, dist, folder) {
  const file = join(folder, `${steps}.yaml`)
  writeFileSync(file, scriptRunbook(steps))
  return id === 'ssmith'
    ? {
        id,
        name: `${steps} Python steps`,
        args: [join(dist, 'ssmith.cjs'), 'simulate', '--no-invent', file],
        says: new RegExp(`sum = 3[^]*Success after 00:00:00: ${steps} steps`),
      }
    : {
        id,
        name: `${steps} Python steps`,
        args: [join(import.meta.dirname, 'simulators.js'), file],
        says: new RegExp(`^Success: ${steps} steps`),
      }
}

/** @param {'ssmith' | 'cdk'} id @param {Figure} few @param {Figure} many @returns {Figure} */
function perStep(id, few, many) {
  const [less = 0, more = 0] = scripts[id]
  return {
    id,
    name: id === 'ssmith' ? 'ssmith' : 'cdk-ssm-documents',
    times: many.times.map((time, round) => (time - (few.times[round] ?? 0)) / (more - less)),
  }
}
