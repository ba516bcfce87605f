import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { serveAccount } from '../../../server/node/account-server/account-server.js'
import { accountFrom } from '../../../server/simulator/account/account-from.js'
import type { Json } from '../../../server/syntax/tree.js'
import { type Sequence, sequences, type Step } from '../../support/account-sequence.js'
import { hasMoto, startMoto } from '../../support/moto.js'

/** What came of a call. */
interface Outcome {
  /** What the program ended with, where a program was run. */
  readonly exit?: number
  readonly value?: Json
  readonly error?: { readonly code: string; readonly message: string }
}

/** A place where the two sides differ, and which one AWS's documentation backs. */
interface Difference {
  /** `ec2-instances 7 ec2:StopInstances` */
  readonly call: string
  readonly path: string
  readonly ours: Json
  readonly moto: Json
  readonly backed?: 'ours' | 'moto' | 'neither'
  readonly because?: string
}

/** Why sides differ; each field is a regular expression that has to fit. */
interface Rule {
  readonly call?: string
  readonly path?: string
  readonly ours?: string
  readonly moto?: string
  readonly volatile?: true
  readonly backed: 'ours' | 'moto' | 'neither'
  readonly because: string
}

const rules = parse(readFileSync(join(import.meta.dirname, 'moto-rules.yaml'), 'utf8')) as readonly Rule[]

const fits = (rule: Rule, difference: Difference): boolean =>
  (['call', 'path', 'ours', 'moto'] as const).every((field) => {
    const pattern = rule[field]
    return pattern === undefined || new RegExp(pattern).test(String(difference[field]))
  })

/** A difference with what the rules say of it. */
function explained(difference: Difference, used: Set<Rule>): Difference {
  const rule = rules.find((each) => fits(each, difference))
  if (!rule) return difference
  used.add(rule)
  const { backed, because } = rule
  return { ...difference, ...(rule.volatile && { moto: '…' }), backed, because }
}

interface Known {
  readonly differences: readonly Difference[]
  /** Fields that only one side gives, by call; the model of the API requires none of them. */
  readonly onlyOurs: Readonly<Record<string, readonly string[]>>
  readonly onlyMoto: Readonly<Record<string, readonly string[]>>
}

const file = join(import.meta.dirname, 'moto-differences.yaml')

/** moto has no files: only sequences that begin with nothing can be compared. */
const comparable = sequences.filter(({ account }) => account === undefined)

const callsOf = ({ steps }: Sequence): readonly (Step & { call: string })[] =>
  steps.flatMap((step) => ('call' in step ? [step] : []))

/** Calls to be made at an endpoint; a request to `reset` empties the account before. */
interface Order {
  readonly endpoint: string | undefined
  readonly reset?: string
  readonly steps: readonly Step[]
}

function playOrders(client: 'aws' | 'boto3', orders: readonly Order[]): Promise<Outcome[][]> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', [join(import.meta.dirname, 'play.py'), client], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`python3 ended with ${code}`)),
    )
    child.stdin.end(JSON.stringify(orders))
  })
}

/** Ids, times and hashes are each side's own. */
const neutral = (text: string): string =>
  text
    .replace(/\b([a-z]+(?:-[a-z]+)*)-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g, '$1-<id>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)?/g, '<time>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/\b[0-9a-f]{32,64}\b/g, '<hash>')
    .replace(/\b(AROA|AIPA|ANPA|ASIA|AIDA|A)[0-9A-Z]{12,21}\b/g, '$1<id>')
    .replace(/\b(?:10|172|192|198|54)(?:[.-]\d+){3}\b/g, '<address>')

interface Found {
  readonly differences: Difference[]
  readonly onlyOurs: Set<string>
  readonly onlyMoto: Set<string>
}

/** Compares what both sides give; fields of one side alone are collected apart. */
function compare(call: string, ours: Json | undefined, moto: Json | undefined, path: string, found: Found): void {
  const differ = (a: Json, b: Json) => found.differences.push({ call, path, ours: a, moto: b })
  if (Array.isArray(ours) && Array.isArray(moto)) {
    if (ours.length !== moto.length) differ(`${ours.length} items`, `${moto.length} items`)
    else for (const [at, item] of ours.entries()) compare(call, item, moto[at], `${path}[${at}]`, found)
  } else if (isMap(ours) && isMap(moto)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(moto)])) {
      const place = path === '' ? key : `${path}.${key}`
      const general = place.replace(/\[\d+\]/g, '[]')
      if (!(key in moto)) found.onlyOurs.add(general)
      else if (!(key in ours)) found.onlyMoto.add(general)
      else compare(call, ours[key], moto[key], place, found)
    }
  } else {
    const [a, b] = [ours, moto].map((each) => (typeof each === 'string' ? neutral(each) : (each ?? null)))
    if (JSON.stringify(a) !== JSON.stringify(b)) differ(a ?? null, b ?? null)
  }
}

const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Codes of errors are compared; their texts are each side's own. */
function compareOutcomes(call: string, ours: Outcome, moto: Outcome, found: Found): void {
  // Where one side alone refuses, the exit codes differ for that reason.
  if ((ours.error === undefined) === (moto.error === undefined)) compare(call, ours.exit, moto.exit, 'exit', found)
  if (ours.error || moto.error)
    compare(call, ours.error?.code ?? 'success', moto.error?.code ?? 'success', 'error', found)
  else compare(call, ours.value ?? {}, moto.value ?? {}, '', found)
}

interface Played {
  readonly ours: readonly Outcome[][]
  readonly boto3: readonly Outcome[][]
  readonly moto: readonly Outcome[][]
}

/** Plays all sequences against the mocked account, through the CLI and through boto3, and against moto. */
async function playAll(): Promise<Played> {
  const moto = await startMoto()
  const [served, again] = await Promise.all([serveEach(), serveEach()])
  try {
    const [ours, boto3, other] = await Promise.all([
      playOrders(
        'aws',
        comparable.map(({ steps }, at) => ({ endpoint: served[at]?.url, steps })),
      ),
      playOrders(
        'boto3',
        comparable.map(({ steps }, at) => ({ endpoint: again[at]?.url, steps })),
      ),
      playOrders(
        'aws',
        comparable.map(({ steps }) => ({ endpoint: moto.url, steps, reset: `${moto.url}/moto-api/reset` })),
      ),
    ])
    return { ours, boto3, moto: other }
  } finally {
    moto.stop()
    await Promise.all([...served, ...again].map((each) => each.close()))
  }
}

/** An account for each sequence, with nothing in it. moto's changes are done at once: here time enough passes between two calls. */
const serveEach = () =>
  Promise.all(
    comparable.map(() => {
      const account = accountFrom(undefined)
      let now = account.start
      return serveAccount(account, { port: 0, now: () => (now += 601_000) })
    }),
  )

/** What differs between the mocked account and moto. */
function compareAll({ ours, moto }: Played): Known {
  const differences: Difference[] = []
  const onlyOurs = new Map<string, Set<string>>()
  const onlyMoto = new Map<string, Set<string>>()
  for (const [at, sequence] of comparable.entries())
    for (const [nth, { call }] of callsOf(sequence).entries()) {
      const [a, b] = [ours[at]?.[nth], moto[at]?.[nth]]
      assert.ok(a && b)
      const found = { differences, onlyOurs: setOf(onlyOurs, call), onlyMoto: setOf(onlyMoto, call) }
      compareOutcomes(`${sequence.name} ${nth + 1} ${call}`, a, b, found)
    }
  return { differences, onlyOurs: lists(onlyOurs), onlyMoto: lists(onlyMoto) }
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set)
  return set
}

const lists = (sets: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> =>
  Object.fromEntries(
    [...sets]
      .filter(([, set]) => set.size > 0)
      .map(([key, set]) => [key, [...set].sort()])
      .sort(),
  )

describe('the mocked account and moto, through the AWS CLI', () => {
  let played: Played
  before(async function () {
    if (!hasMoto) return this.skip()
    this.timeout(600_000)
    played = await playAll()
  })

  it('are compared by at least 150 calls of 8 services', () => {
    const services = new Set(comparable.flatMap(callsOf).map(({ call }) => call.split(':')[0]))
    assert.ok(played.ours.flat().length >= 150 && services.size >= 8, `${services.size} services`)
  })

  it('are asked by commands that the CLI takes, and the mocked account gives answers that it can read', () => {
    const unread = played.ours.flat().filter(({ error }) => error?.code === 'unreadable')
    assert.deepEqual(unread, [])
  })

  it('agree on exit codes, states, values, numbers of items and codes of errors, but for what is written down', () => {
    const used = new Set<Rule>()
    const found = compareAll(played)
    const now = { ...found, differences: found.differences.map((each) => explained(each, used)) }
    if (process.env['UPDATE']) writeFileSync(file, stringify(now, { lineWidth: 140 }))
    assert.deepEqual(
      now.differences.filter(({ because }) => because === undefined),
      [],
      'which side is backed, and by what?',
    )
    assert.deepEqual(
      rules.filter((rule) => !used.has(rule)),
      [],
      'rules that explain nothing',
    )
    assert.deepEqual(now, parse(readFileSync(file, 'utf8')))
  })

  it('give boto3 what the CLI shows', () => {
    const withoutExit = played.ours.map((outcomes) => outcomes.map(({ exit: _, ...outcome }) => outcome))
    assert.deepEqual(played.boto3, withoutExit)
  })
})
