import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { load } from 'js-yaml'
import { flat } from './documents.js'
import { compare, median } from './measure.js'

/** @typedef {import('./engines.js').Engine} Engine */

const services = join(import.meta.dirname, '../../server/aws/services')

/** Loads the largest service in a process of its own, as often as wanted: milliseconds, and the heap it keeps. @param {string} dist @param {number} rounds */
export function loadLargest(dist, rounds) {
  const program = `
    const { loadService } = await import(${JSON.stringify(pathToFileURL(join(dist, 'index.js')).href)})
    await loadService('sts')
    gc(); const before = process.memoryUsage().heapUsed; const start = process.hrtime.bigint()
    globalThis.kept = await loadService('ec2'); globalThis.kept.operation('RunInstances').input
    const time = Number(process.hrtime.bigint() - start) / 1e6
    gc(); console.log(JSON.stringify({ time, heap: process.memoryUsage().heapUsed - before }))`
  const runs = Array.from({ length: rounds }, () => {
    const args = ['--expose-gc', '--input-type=module', '--eval', program]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return /** @type {{ time: number, heap: number }} */ (JSON.parse(stdout))
  })
  return { milliseconds: median(runs.map(({ time }) => time)), kilobytes: median(runs.map(({ heap }) => heap)) / 1024 }
}

/** The index of all services as it is in the package, in KB. */
export function indexSize() {
  const texts = readdirSync(services).map((file) => readFileSync(join(services, file)))
  const all = Buffer.concat(texts)
  return { services: texts.length, raw: all.length / 1024, compressed: gzipSync(all).length / 1024 }
}

/** A runbook of API calls beside one of the same size with none. @param {readonly Engine[]} engines @param {number} rounds */
export async function apiHeavy(engines, rounds) {
  const ssmith = engines.find(({ id }) => id === 'ssmith')?.run
  if (!ssmith) throw new Error('there is no engine to measure')
  let revision = 0
  const contestant = (
    /** @type {string} */ id,
    /** @type {string} */ name,
    /** @type {(n: number) => string} */ step,
  ) => ({
    id,
    name,
    prepare: () => {
      revision++
      const text = flat(head + Array.from({ length: 60 }, (_, n) => step(n + revision * 100)).join(''))
      return [() => ssmith(text, 'yaml'), () => ssmith(text, 'yaml')]
    },
  })
  return compare(
    [
      contestant('plain', '60 steps without API calls', plainStep),
      contestant('apis', '60 API calls of 6 services', apiStep),
    ],
    { warmUp: Math.ceil(rounds / 2), rounds },
  )
}

/**
 * 60 KB of nothing but API calls, beside the parsers that the linter's targets name.
 *
 * @param {readonly Engine[]} engines @param {number} rounds
 */
export async function apiTexts(engines, rounds) {
  let revision = 0
  const figuresOf = (/** @type {import('./documents.js').Format} */ format, /** @type {string} */ bare) =>
    compare(
      engines
        .filter(({ id }) => id === 'ssmith' || id === bare)
        .map(({ id, name, run }) => ({
          id,
          name,
          prepare: () => [0, 1].map(() => apiText(format, ++revision)).map((text) => () => run(text, format)),
        })),
      { warmUp: Math.ceil(rounds / 2), rounds },
    )
  return { yaml: await figuresOf('yaml', 'yaml'), json: await figuresOf('json', 'jsonc') }
}

/** Steps that come to 60 KB. */
const steps60 = { yaml: 270, json: 185 }

/** @param {import('./documents.js').Format} format @param {number} revision */
function apiText(format, revision) {
  const text = head + Array.from({ length: steps60[format] }, (_, n) => apiStep(n + revision * 1000)).join('')
  return flat(format === 'yaml' ? text : `${JSON.stringify(load(text), null, 2)}\n`)
}

const head = `schemaVersion: '0.3'
mainSteps:
`

const calls = [
  ['ec2', 'DescribeInstances', 'InstanceIds: [i-1234567890abcdef0]', '$.Reservations[0].Instances[0].State.Name'],
  ['rds', 'DescribeDBInstances', 'DBInstanceIdentifier: orders', '$.DBInstances[0].DBInstanceStatus'],
  ['ssm', 'GetParameter', 'Name: /orders/host', '$.Parameter.Value'],
  ['s3', 'GetBucketEncryption', 'Bucket: orders', '$.ServerSideEncryptionConfiguration.Rules'],
  ['iam', 'GetRole', 'RoleName: orders', '$.Role.Arn'],
  ['lambda', 'GetFunction', 'FunctionName: orders', '$.Configuration.Runtime'],
]

/** @param {number} n */
function apiStep(n) {
  const [service, api, input, selector] = calls[n % calls.length] ?? []
  return `  - name: Call${n}
    action: aws:executeAwsApi
    inputs:
      Service: ${service}
      Api: ${api}
      ${input}
    outputs:
      - Name: Value
        Selector: ${selector}
        Type: ${service === 's3' ? 'MapList' : 'String'}
`
}

/** @param {number} n */
const plainStep = (n) => `  - name: Stop${n}
    action: aws:changeInstanceState
    description: Stops the instance of the orders, which has to be idle by then, and waits for it to stop for good.
    inputs:
      InstanceIds: [i-1234567890abcdef0]
      DesiredState: stopped
      CheckStateOnly: false
      Force: false
`
