import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { batch } from './batch.js'
import { runbook } from './documents.js'
import { schemaFile } from './engines.js'
import { compare } from './measure.js'

const require = createRequire(import.meta.url)
const peak = join(import.meta.dirname, 'peak.cjs')
const ajvCli = join(import.meta.dirname, 'node_modules/ajv-cli/dist/index.js')

/** @typedef {{ id: string, name: string, args: readonly string[] }} Command Arguments of node. */
/** @typedef {import('./measure.js').Figure & { megabytes: number }} ProcessFigure */

/** One file from a cold start, beside a start of Node that does nothing. @param {string} dist @param {number} rounds */
export async function coldStart(dist, rounds) {
  return inFolder(async (folder) => {
    const yaml = join(folder, 'runbook.yaml')
    const json = join(folder, 'runbook.json')
    writeFileSync(yaml, runbook(16, 'yaml', 0))
    writeFileSync(json, runbook(16, 'json', 0))
    return compareProcesses(
      [
        { id: 'node', name: 'node -e 0', args: ['-e', '0'] },
        { id: 'ssmith', name: 'ssmith lint runbook.yaml', args: lint(dist, yaml) },
        { id: 'ssmith-json', name: 'ssmith lint runbook.json', args: lint(dist, json) },
        { id: 'ajv-cli', name: 'ajv validate -d runbook.yaml', args: validate(yaml) },
      ],
      folder,
      rounds,
    )
  })
}

/** About 500 runbooks in a folder. ajv-cli stops at what it cannot read, so those files are left out for all. @param {string} dist @param {number} rounds */
export async function batchProcesses(dist, rounds) {
  return inFolder(async (folder) => {
    const documents = join(folder, 'documents')
    const { source, files } = batch()
    const readable = files.filter(isReadable)
    mkdirSync(documents)
    for (const { name, text } of readable) writeFileSync(join(documents, name), text)
    const figures = await compareProcesses(
      [
        { id: 'ssmith', name: 'ssmith lint, one thread', args: [...lint(dist, documents), '--workers', '1'] },
        { id: 'workers', name: 'ssmith lint, threads as it sees fit', args: lint(dist, documents) },
        { id: 'ajv-cli', name: 'ajv-cli validate', args: validate(join(documents, '*')) },
      ],
      folder,
      rounds,
    )
    return { source, files: readable.length, kilobytes: kilobytes(readable), figures }
  })
}

/** @param {readonly { text: string }[]} files */
export const kilobytes = (files) => files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1024

const lint = (/** @type {string} */ dist, /** @type {string} */ path) => [
  join(dist, 'ssmith.cjs'),
  'lint',
  '--no-config',
  '--quiet',
  path,
]
const validate = (/** @type {string} */ path) => [
  ajvCli,
  'validate',
  '--spec=draft7',
  '--strict=false',
  '--errors=line',
  '-s',
  schemaFile,
  '-d',
  path,
]

/** Whether ajv-cli's own parsers read the file. @param {import('./batch.js').BatchFile} file */
function isReadable({ format, text }) {
  const { safeLoad } = require('./node_modules/ajv-cli/node_modules/js-yaml')
  try {
    return typeof (format === 'json' ? JSON.parse(text) : safeLoad(text)) === 'object'
  } catch {
    return false
  }
}

/** @param {readonly Command[]} commands @param {string} folder @param {number} rounds @returns {Promise<ProcessFigure[]>} */
async function compareProcesses(commands, folder, rounds) {
  const figures = await compare(
    commands.map(({ id, name, args }) => ({ id, name, prepare: () => [() => start(args)] })),
    { warmUp: 1, rounds },
  )
  const file = join(folder, 'peak')
  return figures.map((figure, at) => {
    start(commands[at]?.args ?? [], { NODE_OPTIONS: `--require ${JSON.stringify(peak)}`, PEAK_FILE: file })
    return { ...figure, megabytes: Number(readFileSync(file, 'utf8')) / 1024 }
  })
}

/** Findings are read and thrown away, as by a pipe. @param {readonly string[]} args @param {Record<string, string>} env */
function start(args, env = {}) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    maxBuffer: 1 << 28,
  })
  // 0 is clean, 1 is findings for all that is started here.
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
}

/** @template T @param {(folder: string) => Promise<T>} work */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
