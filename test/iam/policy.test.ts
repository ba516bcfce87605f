import assert from 'node:assert/strict'
import { loadIamActions } from '../../server/aws/iam-action-names.js'
import { checkPolicy } from '../../server/iam/check-policy.js'
import { policyFaults, statementsIn } from '../../server/iam/given-policy.js'
import { covers, overlap } from '../../server/iam/glob.js'
import { policyDocument, sizeWarning, statementsFor } from '../../server/iam/policy.js'
import { parse } from '../../server/syntax/parse.js'
import { computed } from '../support/computed.js'

const reason = { step: 'a', text: 'does it' }
const instance = 'arn:aws:ec2:*:*:instance/i-1'
const needs = [
  { action: 'ec2:StopInstances', resources: [instance], reason },
  { action: 'ec2:DescribeInstances', resources: ['*'], reason },
  { action: 's3:GetObject', resources: ['arn:aws:s3:::reports/*'], reason },
]

async function policyOf(policy: unknown) {
  const { root } = await parse(JSON.stringify(policy), 'json')
  assert.ok(root)
  return { faults: [...policyFaults(root)].map(({ message }) => message), statements: statementsIn(root) }
}

/** Policies, with what they lack and what they have too much. */
const cases: readonly {
  readonly title: string
  readonly Statement: unknown
  readonly missing?: readonly string[]
  readonly excess?: readonly string[]
}[] = [
  {
    title: 'allows what it names',
    Statement: [
      { Effect: 'Allow', Action: ['ec2:StopInstances'], Resource: [instance] },
      { Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' },
      { Effect: 'Allow', Action: 's3:getobject', Resource: 'arn:aws:s3:::reports/*' },
    ],
  },
  {
    title: 'allows by wildcards, which are too much',
    Statement: { Effect: 'Allow', Action: ['ec2:*', 's3:Get?bject'], Resource: '*' },
    excess: [
      'ec2:* allows more than ec2:DescribeInstances, ec2:StopInstances',
      `s3:Get?bject is allowed on all resources, needed on arn:aws:s3:::reports/*`,
    ],
  },
  {
    title: 'does not allow other resources',
    Statement: [
      { Effect: 'Allow', Action: 'ec2:*', Resource: 'arn:aws:ec2:*:*:instance/i-2' },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/today' },
    ],
    missing: [
      'ec2:DescribeInstances on *',
      `ec2:StopInstances on ${instance}`,
      's3:GetObject on arn:aws:s3:::reports/*',
    ],
    excess: ['ec2:* allows more than ec2:DescribeInstances, ec2:StopInstances'],
  },
  {
    title: 'denies what it also allows',
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'ec2:Stop*', Resource: 'arn:aws:ec2:us-east-1:*:instance/*' },
    ],
    missing: [`denied ec2:StopInstances on ${instance}`],
    excess: ['* allows more than ec2:DescribeInstances, ec2:StopInstances, s3:GetObject'],
  },
  {
    title: 'allows all but some',
    Statement: { Effect: 'Allow', NotAction: ['s3:*', 'iam:*'], Resource: '*' },
    missing: ['s3:GetObject on arn:aws:s3:::reports/*'],
    excess: ['everything except s3:*, iam:* is allowed'],
  },
  {
    title: 'denies all but some',
    Statement: [
      { Effect: 'Allow', Action: ['ec2:StopInstances', 'ec2:DescribeInstances', 's3:GetObject'], Resource: ['*'] },
      { Effect: 'Deny', NotAction: 'ec2:*', Resource: '*' },
    ],
    missing: ['denied s3:GetObject on arn:aws:s3:::reports/*'],
    excess: [
      `ec2:StopInstances is allowed on all resources, needed on ${instance}`,
      's3:GetObject is allowed on all resources, needed on arn:aws:s3:::reports/*',
    ],
  },
  {
    title: 'allows on all resources but some',
    Statement: [{ Effect: 'Allow', Action: ['ec2:*', 's3:*'], NotResource: 'arn:aws:s3:::reports/secret' }],
    missing: ['ec2:DescribeInstances on *', 's3:GetObject on arn:aws:s3:::reports/*'],
    excess: ['ec2:* allows more than ec2:DescribeInstances, ec2:StopInstances', 's3:* allows more than s3:GetObject'],
  },
  {
    title: 'allows what nobody needs',
    Statement: [
      { Effect: 'Allow', Action: ['ec2:StopInstances', 'ec2:DescribeInstances', 'iam:*'], Resource: '*' },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' },
    ],
    excess: [`ec2:StopInstances is allowed on all resources, needed on ${instance}`, 'iam:* is not needed'],
  },
]

const known = await loadIamActions()
const nothing = { missing: [], excess: [], unknownActions: [], actionsKnownOn: known.date, conditional: false }

describe('a policy', () => {
  for (const { title, Statement, missing = [], excess = [] } of cases) {
    it(title, async () => {
      const { faults, statements } = await policyOf({ Version: '2012-10-17', Statement })
      assert.deepEqual(faults, [])
      const found = checkPolicy(statementsFor(needs), statements, known)
      const lines = found.missing.map(
        ({ action, resources, denied }) => `${denied ? 'denied ' : ''}${action} on ${resources.join(' ')}`,
      )
      assert.deepEqual([lines.sort(), found.excess], [[...missing].sort(), excess])
    })
  }

  it('that is made allows just what is needed', async () => {
    const needed = statementsFor(needs)
    const { faults, statements } = await policyOf(policyDocument(needed))
    assert.deepEqual([faults, checkPolicy(needed, statements, known)], [[], nothing])
  })

  it('names actions that there are none of', async () => {
    const { statements } = await policyOf({
      Statement: [
        { Effect: 'Allow', Action: ['ec2:StpInstances', 'ec2:DescribeInstances', 'ec3:StopInstances'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: [
            's3:Gte*',
            'eks2:List*',
            's3',
            '__proto__:x',
            'S3:GETOBJECT',
            's*:Get*',
            '*',
            'ssm:*:x',
            'ssm:GetParameter:x',
          ],
          Resource: '*',
        },
        { Effect: 'Deny', Action: 'iam:CreateUsr', Resource: '*' },
      ],
    })
    const found = checkPolicy(statementsFor(needs), statements, known)
    assert.deepEqual(found.unknownActions, [
      { action: 'ec2:StpInstances', meant: 'ec2:StopInstances' },
      { action: 'ec3:StopInstances', meant: 'ec2:StopInstances' },
      { action: 's3:Gte*' },
      { action: 'eks2:List*', meant: 'eks:List*' },
      { action: 's3' },
      { action: '__proto__:x' },
      { action: 'ssm:*:x' },
      { action: 'ssm:GetParameter:x' },
      { action: 'iam:CreateUsr', meant: 'iam:CreateUser' },
    ])
    assert.ok(!found.excess.some((text) => text.startsWith('ec2:StpInstances')))
  })

  it('has names of statements that IAM takes, each once', () => {
    const many = ['a-b:X', 'a-b:Y', 'c:Z'].map((action, at) => ({ action, resources: [`arn:aws:x:::${at}`], reason }))
    const sids = policyDocument(statementsFor(many)).Statement.map(({ Sid }) => Sid)
    assert.equal(new Set(sids).size, sids.length)
    for (const sid of sids) assert.match(sid, /^[A-Za-z0-9]+$/)
  })

  it('is told to be too large', () => {
    const many = (count: number) =>
      statementsFor(
        Array.from({ length: count }, (_, at) => ({ action: 'a:B', resources: [`arn:aws:x:::${at}`], reason })),
      )
    assert.equal(sizeWarning(policyDocument(many(10))), undefined)
    assert.match(sizeWarning(policyDocument(many(400))) ?? '', /6144: attach it to the role as an inline policy/)
    assert.match(sizeWarning(policyDocument(many(900))) ?? '', /10240: split it/)
  })

  for (const [policy, message] of [
    [{}, /needs `Statement`/],
    [{ Statement: [1] }, /a statement is a map/],
    [{ Statement: { Effect: 'Perhaps', Action: 'a:B', Resource: '*' } }, /`Effect` has to be/],
    [{ Statement: { Effect: 'Allow', Resource: '*' } }, /either `Action` or `NotAction`/],
    [{ Statement: { Effect: 'Allow', Action: 'a:B', Resource: '*', NotResource: '*' } }, /either `Resource`/],
    [{ Statement: { Effect: 'Allow', Action: [{}], Resource: '*' } }, /`Action` is a text/],
  ] as const) {
    it(`that has a fault is told: ${message.source}`, async () => {
      assert.match((await policyOf(policy)).faults.join('\n'), message)
    })
  }
})

describe('patterns of IAM', () => {
  for (const [pattern, text, covered, overlaps] of [
    ['*', 'a', true, true],
    ['a*c', 'abbc', true, true],
    ['a?c', 'abc', true, true],
    ['a?c', 'a*c', false, true],
    ['a*', 'a*c', true, true],
    ['a*c', 'a*', false, true],
    ['abc', 'a?c', true, true],
    ['a*', 'a??', true, true],
    ['abb', 'a?', false, false],
    ['ab', 'a', false, false],
    ['*b', 'a*', false, true],
    ['a*', 'b*', false, false],
    ['', '', true, true],
  ] as const) {
    it(`\`${pattern}\` and \`${text}\``, () => {
      assert.deepEqual(
        [covers(pattern, text), overlap(pattern, text), overlap(text, pattern)],
        [covered, overlaps, overlaps],
      )
    })
  }

  it('are matched without backtracking for ever', () => {
    const pattern = 'a*'.repeat(200)
    const start = computed()
    assert.equal(covers(`${pattern}b`, 'a'.repeat(4000)), false)
    assert.equal(overlap(`${pattern}b`, 'a'.repeat(2000)), false)
    assert.ok(computed() - start < 1000)
  })
})
