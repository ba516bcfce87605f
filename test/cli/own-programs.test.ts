import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../../schemas/automation/index.js'
import { plugins } from '../../schemas/command/index.js'
import { ownPrograms, programName } from '../../server/node/program-files.js'
import { builtProgram, folderWith, ssmith } from '../support/command-line.js'

const program = join(import.meta.dirname, '../../dist/ssmith.cjs')
const exampleFolder = join(import.meta.dirname, '../../examples')
const examples = ['restart-instance.yaml', 'golden-image.yaml', 'patch-fleet.yaml', 'free-disk-space.yaml']

/** A document in which each step has an input that its action does not know, and lacks those that it needs. */
const faulty = (schemaVersion: string, names: readonly string[]): string =>
  JSON.stringify({
    schemaVersion,
    mainSteps: names.map((action, at) => ({ name: `step${at}`, action, inputs: { Nothing: 1 } })),
  })

/** What the built program says, with whatever command. */
function built(cwd: string, args: readonly string[]) {
  const env = { ...process.env, SSMITH_CODE_CACHE: join(cwd, 'code') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, env, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

describe('commands with a program of their own', () => {
  let folder: ReturnType<typeof folderWith>
  before(() => {
    folder = folderWith({
      'runbook.json': faulty('0.3', Object.keys(actions)),
      'command.json': faulty('2.2', Object.keys(plugins)),
      ...Object.fromEntries(examples.map((name) => [name, readFileSync(join(exampleFolder, name))])),
    })
  })
  after(() => folder.remove())

  it('leave out what is for others', () => {
    const { size } = statSync(builtProgram('program'))
    for (const command of ownPrograms.keys())
      assert.ok(statSync(builtProgram(programName(command))).size < 0.7 * size, `the program of ${command} is smaller`)
  })

  const commands: readonly (readonly string[])[] = [
    ['lint', '--format', 'json', '--strict', 'runbook.json', 'command.json'],
    ['lint', '--format', 'json', '--workers', '2', '.'],
    ['lint', '--diff', 'runbook.json'],
    ['simulate', '--help'],
    ['simulate', 'runbook.json'],
    ['simulate', '--python', 'off', 'restart-instance.yaml'],
    ['simulate', '--format', 'json', '--python', 'off', 'golden-image.yaml'],
    ['simulate', '--format', 'mermaid', '--python', 'off', 'golden-image.yaml'],
    ['simulate', '--no-invent', '--python', 'off', 'patch-fleet.yaml'],
    ['simulate', '--record', 'mocks.yaml', 'restart-instance.yaml'],
    ['simulate', '--mocks', 'mocks.yaml', 'restart-instance.yaml'],
    ['simulate', '--platform', 'Linux', 'free-disk-space.yaml'],
    ['simulate', 'nothing.yaml'],
  ]
  for (const args of commands)
    it(`say the same as all in one: ${args.join(' ')}`, async () => {
      const expected = await ssmith(folder.path, args)
      assert.deepEqual(built(folder.path, args), expected)
      assert.notEqual(expected.code, 3)
    })
})
