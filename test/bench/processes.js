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

/**
 * Arguments of node, and what is printed once the work is done; `afresh` is removed before each start.
 *
 * @typedef {{ id: string, name: string, args: readonly string[], says: RegExp, env?: Record<string, string>, afresh?: string }} Command
 */
/** @typedef {import('./measure.js').Figure & { megabytes: number }} ProcessFigure */

/** One file from a cold start, beside a start of Node that does nothing. ssmith keeps compiled code for the next start, so its first start is measured by itself. @param {string} dist @param {number} rounds */
export async function coldStart(dist, rounds) {
  return inFolder(async (folder) => {
    const yaml = join(folder, 'runbook.yaml')
    const json = join(folder, 'runbook.json')
    writeFileSync(yaml, runbook(16, 'yaml', 0))
    writeFileSync(json, runbook(16, 'json', 0))
    return compareProcesses(
      [
        { id: 'node', name: 'node -e 0', args: ['-e', '0'], says: /^$/ },
        { id: 'ssmith', name: 'ssmith lint runbook.yaml', ...lint(dist, yaml) },
        { id: 'ssmith-json', name: 'ssmith lint runbook.json', ...lint(dist, json) },
        {
          id: 'first',
          name: 'ssmith lint runbook.yaml, first start',
          ...lint(dist, yaml),
          ...withCode(join(folder, 'none')),
        },
        { id: 'ajv-cli', name: 'ajv validate -d runbook.yaml', ...validate(yaml) },
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
        {
          id: 'ssmith',
          name: 'ssmith lint, one thread',
          ...lint(dist, documents, readable.length, ['--workers', '1']),
        },
        { id: 'workers', name: 'ssmith lint, threads as it sees fit', ...lint(dist, documents, readable.length) },
        { id: 'ajv-cli', name: 'ajv-cli validate', ...validate(join(documents, '*')) },
      ],
      folder,
      rounds,
    )
    return { source, files: readable.length, kilobytes: kilobytes(readable), figures }
  })
}

/** @param {string} folder */
const withCode = (folder) => ({ env: { SSMITH_CODE_CACHE: folder }, afresh: folder })

/** @param {readonly { text: string }[]} files */
export const kilobytes = (files) => files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1024

/** @param {string} dist @param {string} path @param {number} files @param {readonly string[]} options */
const lint = (dist, path, files = 1, options = []) => ({
  args: [join(dist, 'ssmith.cjs'), 'lint', '--no-config', path, ...options],
  says: new RegExp(`in ${files} files?\\s*$`),
})

const validate = (/** @type {string} */ path) => ({
  args: [ajvCli, 'validate', '--spec=draft7', '--strict=false', '--errors=line', '-s', schemaFile, '-d', path],
  says: /(?:valid|invalid)\b/,
})

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
export async function compareProcesses(commands, folder, rounds) {
  const code = { SSMITH_CODE_CACHE: join(folder, 'code') }
  const figures = await compare(
    commands.map((command) => ({
      ...command,
      prepare: () => {
        if (command.afresh) rmSync(command.afresh, { recursive: true, force: true })
        return [() => start(command, code)]
      },
    })),
    { warmUp: 2, rounds },
  )
  const file = join(folder, 'peak')
  return figures.map((figure, at) => {
    const command = commands[at]
    if (command) start(command, { ...code, NODE_OPTIONS: `--require ${JSON.stringify(peak)}`, PEAK_FILE: file })
    return { ...figure, megabytes: Number(readFileSync(file, 'utf8')) / 1024 }
  })
}

/** What is printed is read, as by a pipe; a program that did not do its work is not measured. @param {Command} command @param {Record<string, string>} given */
function start({ args, says, env }, given) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '', ...given, ...env },
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  // 0 is clean, 1 is findings for all that is started here.
  if ((status !== 0 && status !== 1) || !says.test(stdout + stderr))
    throw new Error(`node ${args.join(' ')} ended with ${status}, not as expected: ${stderr}`)
}

/** @template T @param {(folder: string) => Promise<T>} work */
export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
