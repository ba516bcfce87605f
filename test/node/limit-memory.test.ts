import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const module = pathToFileURL(join(import.meta.dirname, '../../server/node/limit-memory.ts')).href

const source = 'globalThis.told = () => 1'

/** Makes many objects, as a server does that is typed into; tells how large the space for them became, and what would be kept of compiled code. */
const busy = (limited: boolean) => `
  const { getHeapSpaceStatistics } = await import('node:v8')
  const { Script } = await import('node:vm')
  const { limitMemory } = await import('${module}')
  if (${limited}) limitMemory()
  const kept = []
  for (let round = 0; round < 3000; round++) {
    kept.push(Array.from({ length: 1000 }, (_, at) => ({ at })))
    if (kept.length > 60) kept.shift()
    if (round % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const script = new Script(${JSON.stringify(source)})
  process.on('exit', () => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size
    console.log(JSON.stringify({ young: young / 1048576, code: script.createCachedData().toString('base64') }))
  })`

/** Makes many objects, then few for a while, then some again; tells how large the space for them is after each. */
const resting = `
  const { getHeapSpaceStatistics, setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  const { limitMemory } = await import('${module}')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  limitMemory()
  const young = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 1048576
  const turn = (time) => new Promise((resolve) => setTimeout(resolve, time))
  const kept = []
  async function make(rounds) {
    for (let round = 0; round < rounds; round++) {
      kept.push(Array.from({ length: 1000 }, (_, at) => ({ at })))
      if (kept.length > 60) kept.shift()
      if (round % 10 === 0) await turn(0)
    }
  }
  await make(3000)
  const grown = young()
  for (let times = 0; times < 150 && young() > grown / 4; times++) {
    await turn(100)
    collect()
  }
  const rested = young()
  await make(1000)
  console.log(JSON.stringify({ grown, rested, again: young() }))`

/** Tells how much of the space for young objects is in use before and after it is cleared up. */
const collecting = `
  const { getHeapSpaceStatistics } = await import('node:v8')
  const { youngCollector } = await import('${module}')
  const collect = youngCollector()
  const used = () => getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_used_size / 1048576
  collect()
  collect()
  Array.from({ length: 10_000 }, (_, at) => ({ at }))
  const before = used()
  collect()
  collect()
  console.log(JSON.stringify({ before, after: used() }))`

interface Told {
  readonly young: number
  readonly code: string
}

function node(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: join(import.meta.dirname, '../..'),
  })
  assert.equal(stderr, '')
  return stdout.trim()
}

const run = (limited: boolean): Told =>
  JSON.parse(node('--import', 'tsx', '--input-type=module', '-e', busy(limited))) as Told

describe('the memory of a program that runs for long', function () {
  this.timeout(90_000)
  before(function () {
    if (!process.versions.v8.startsWith('11.')) this.skip()
  })

  it('has a small space for what is only made to be thrown away', () => {
    assert.ok(run(false).young > 16)
    assert.ok(run(true).young <= 16)
  })

  it('has that space again when much is made after a rest', () => {
    const { grown, rested, again } = JSON.parse(node('--import', 'tsx', '--input-type=module', '-e', resting))
    assert.ok(rested < grown && grown / 2 <= again && again <= 16, `${grown} MB, then ${rested} MB, then ${again} MB`)
  })

  it('is cleared up at once of what is no longer used', () => {
    const { before, after } = JSON.parse(node('--import', 'tsx', '--input-type=module', '-e', collecting))
    assert.ok(before > 0.2 && after < before / 10, `${before} MB before, ${after} MB after`)
  })

  it('does not keep V8 from taking the code that was compiled', () => {
    const { code } = run(true)
    const taken = `{ cachedData: Buffer.from('${code}', 'base64') }`
    assert.equal(node('-p', `new vm.Script(${JSON.stringify(source)}, ${taken}).cachedDataRejected`), 'false')
  })
})
