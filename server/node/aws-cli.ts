import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadService } from '../aws/load-service.js'
import { methodName, operationNamed } from '../aws/operation-name.js'
import { withOwnNames } from '../aws/own-names.js'
import type { Operation, Shape } from '../aws/service.js'
import type { World } from '../simulator/drive.js'
import type { Answer } from '../simulator/request.js'
import { responseMetadata } from '../simulator/response-metadata.js'
import { parsedJson } from '../syntax/json-value.js'
import type { Json } from '../syntax/tree.js'

/** How the AWS CLI is used. */
export interface AwsCliOptions {
  /** Its environment: credentials, profile, Region and endpoint are looked up there, as ever. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether calls that change something are let through. */
  readonly allowWrites: boolean
}

/** Commands of the AWS CLI that have another name than the client of boto3. */
const commandNames: Readonly<Record<string, string>> = { s3: 's3api', codedeploy: 'deploy', config: 'configservice' }

const reading = /^(?:Describe|Get|List|Head|BatchGet|Lookup|Search)/

/** Milliseconds that a call may take. */
const patience = 60_000

/**
 * Answers calls that change nothing by the user's AWS CLI. The others are for somebody else, unless they are let through too: what changes
 * nothing is then not asked twice for the same, because no time passes in which it could have changed.
 */
export function awsCli({ env, allowWrites }: AwsCliOptions): World {
  const known = new Map<string, Promise<Answer>>()
  return async (request) => {
    if (request.kind !== 'aws') return undefined
    const service = await loadService(request.service)
    const name = service && operationNamed(service, request.operation)
    const operation = name === undefined ? undefined : service?.operation(name)
    if (!operation || operation.streamingOutput || operation.streamingInput) return undefined
    if (allowWrites) return call(request.service, operation, request.input, env)
    if (!operation.readOnly || !reading.test(operation.name)) return undefined
    const key = JSON.stringify([request.service, operation.name, request.input])
    const answer = known.get(key) ?? call(request.service, operation, request.input, env)
    known.set(key, answer)
    return answer
  }
}

/** The input goes by a file that only the user can read: arguments of programs can be seen by everybody. */
async function call(service: string, operation: Operation, input: Json, env: AwsCliOptions['env']): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-aws-'))
  try {
    const file = join(folder, 'input.json')
    const own = withOwnNames(operation, input as Readonly<Record<string, Json>>)
    writeFileSync(file, JSON.stringify(own), { mode: 0o600 })
    const command = [commandNames[service] ?? service, methodName(operation.name).replaceAll('_', '-')]
    const options = ['--cli-input-json', `file://${file}`, '--output', 'json', '--no-paginate']
    return answerFrom(await run([...command, ...options], env), operation)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(args: readonly string[], env: AwsCliOptions['env']): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn('aws', args, {
      env: { ...env, AWS_PAGER: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patience,
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', ({ message }) => resolve({ code: null, out: '', err: `the AWS CLI does not start: ${message}` }))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

function answerFrom({ code, out, err }: Ran, { output }: Operation): Answer {
  const [, refusal = '', message = ''] =
    /An error occurred \((\S+)\) when calling the \w+ operation(?: \(.*?\))?: ([\s\S]*)/.exec(err) ?? []
  if (refusal !== '') return { kind: 'error', code: refusal, message: message.trim() }
  if (code !== 0)
    return { kind: 'error', code: '', message: err.trim().split('\n').at(-1) || `the AWS CLI ended with ${code}` }
  const value = parsedJson(out.trim() || '{}') as Readonly<Record<string, Json>> | undefined
  if (!value) return { kind: 'error', code: '', message: 'the AWS CLI wrote something else than JSON' }
  const response = (output ? withTimes(output, value) : value) as Readonly<Record<string, Json>>
  return { kind: 'value', value: { ...response, ResponseMetadata: responseMetadata } }
}

/** Version 1 of the AWS CLI writes points in time as seconds, where they come as such. */
function withTimes(shape: Shape, value: Json): Json {
  if (value === null) return null
  if (shape.kind === 'timestamp') return typeof value === 'number' ? new Date(value * 1000).toISOString() : value
  if (shape.kind === 'list') return (value as readonly Json[]).map((item) => withTimes(shape.item, item))
  if (shape.kind !== 'structure') return value
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>).map(([name, each]) => {
      const member = shape.members.get(name)
      return [name, member ? withTimes(member.shape, each) : each]
    }),
  )
}
