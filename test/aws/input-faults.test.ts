import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { serviceNames } from '../../server/aws/catalogue.js'
import { type InputFault, inputFaults, type ValuePath } from '../../server/aws/input-faults.js'
import { loadService } from '../../server/aws/load-service.js'
import type { Operation, Shape } from '../../server/aws/service.js'
import { findBotocore } from '../../server/tooling/botocore.js'
import { randomFrom } from '../support/random.js'

function asBotocore(fault: InputFault): [string, string, string] | undefined {
  switch (fault.kind) {
    case 'unknown':
      return ['unknown field', placeOf({ path: fault.path.slice(0, -1) }), fault.name]
    case 'missing':
      return ['missing required field', placeOf(fault), fault.name]
    case 'type':
      return ['invalid type', placeOf(fault), '']
    case 'union':
      return [fault.count === 0 ? 'empty input' : 'more than one input', placeOf(fault), '']
    case 'small':
      return [fault.of === 'value' ? 'invalid range' : 'invalid length', placeOf(fault), '']
    default:
      return undefined
  }
}

const written = (path: ValuePath): string =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')

const placeOf = ({ path, ofKey }: Pick<InputFault, 'path' | 'ofKey'>): string =>
  ofKey ? `${written(path.slice(0, -1))} (key: ${path.at(-1)})` : written(path)

type Random = ReturnType<typeof randomFrom>

/** A value of the shape: all that is required, and some of the rest. */
function rightValue(shape: Shape, random: Random, depth = 0): unknown {
  switch (shape.kind) {
    case 'structure': {
      const members = [...shape.members.values()]
      const chosen = shape.union
        ? members.slice(0, 1)
        : members.filter(({ required }) => required || random(100) < 40 / (1 + 2 * depth))
      return Object.fromEntries(
        (depth > 5 && !shape.union ? chosen.filter(({ required }) => required) : chosen).map((member) => [
          member.name,
          rightValue(member.shape, random, depth + 1),
        ]),
      )
    }
    case 'list':
      return Array.from({ length: Math.max(shape.min ?? 0, depth > 5 ? 0 : 1) }, () =>
        rightValue(shape.item, random, depth + 1),
      )
    case 'map':
      return depth > 5
        ? {}
        : { [String(rightValue(shape.key, random, depth + 1))]: rightValue(shape.value, random, depth + 1) }
    case 'string':
      return shape.values?.[0] ?? 'x'.repeat(Math.max(shape.min ?? 1, 1))
    case 'boolean':
      return true
    case 'blob':
      return 'bytes'
    case 'timestamp':
      return '2026-01-01T00:00:00Z'
    case 'json':
      return { any: [1, 'thing'] }
    default:
      return shape.min ?? 1
  }
}

/** Spoils one place of a value. */
function spoiled(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random(3) < 2)
    return value.map((item, at) => (at === 0 ? spoiled(item, random) : item))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const names = Object.keys(value)
    const choice = random(names.length > 0 ? 6 : 2)
    if (choice < 1) return { ...value, Nonsense: 1 }
    if (choice < 2) return ['not a map']
    const name = names[random(names.length)] ?? ''
    const { [name]: part, ...rest } = value as Record<string, unknown>
    return choice < 3 ? rest : { ...rest, [name]: spoiled(part, random) }
  }
  const others = [null, 'text', 7, 1.5, true, [], {}, '', -1]
  return others[random(others.length)]
}

async function operations(): Promise<{ service: string; operation: Operation }[]> {
  const found = []
  for (const [at, name] of serviceNames.entries()) {
    if (at % 6 !== 0 && !['ec2', 's3', 'ssm', 'rds', 'iam', 'lambda', 'cloudformation'].includes(name)) continue
    const service = await loadService(name)
    assert.ok(service)
    const with_ = service.operationNames.flatMap((operation) => service.operation(operation) ?? [])
    const some = with_.filter(({ input }, index) => input && index % Math.ceil(with_.length / 12) === 0)
    found.push(...some.map((operation) => ({ service: name, operation })))
  }
  return found
}

describe('the check of inputs', () => {
  it('judges as botocore does', async function () {
    if (!findBotocore()) return this.skip()
    this.timeout(120_000)
    const random = randomFrom(3)
    const calls = (await operations()).flatMap(({ service, operation }) => {
      const right = rightValue(operation.input as Shape, random)
      const inputs = [right, spoiled(right, random), spoiled(right, random), spoiled(right, random)]
      return inputs
        .filter((input) => typeof input === 'object' && input !== null && !Array.isArray(input))
        .map((input) => ({ service, operation, input }))
    })
    const services = new Set(calls.map(({ service }) => service))
    assert.ok(calls.length >= 2000 && services.size >= 50, `${calls.length} calls of ${services.size} services`)
    const lines = calls.map(({ service, operation, input }) =>
      JSON.stringify({ service, operation: operation.name, input }),
    )
    const { stdout, stderr } = spawnSync('python3', ['-I', join(import.meta.dirname, 'param_validator.py')], {
      input: lines.join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const verdicts = stdout.trimEnd().split('\n')
    assert.equal(verdicts.length, calls.length, stderr)
    let wrong = 0
    for (const [at, { service, operation, input }] of calls.entries()) {
      const ours = [...inputFaults(operation.input as Shape, input)].flatMap((fault) => {
        const told = asBotocore(fault)
        return told ? [told] : []
      })
      const theirs = (JSON.parse(verdicts[at] ?? '') as [string, string, string][]).filter(
        ([reason, , name]) => !(reason === 'missing required field' && operation.input?.members.get(name)?.token),
      )
      assert.deepEqual(ours.sort(), theirs.sort(), `${service} ${operation.name} ${JSON.stringify(input)}`)
      if (theirs.length > 0) wrong++
    }
    assert.ok(wrong > calls.length / 4 && wrong < calls.length, `${wrong} wrong calls`)
  })
})
