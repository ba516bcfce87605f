import assert from 'node:assert/strict'
import { open } from '../../server/hosts/open.js'
import { inventParameters } from '../../server/simulator/invent-parameters.js'
import { textForPattern } from '../../server/simulator/text-for-pattern.js'

const matches = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`).test(text)

async function invented(parameters: string, given = {}) {
  const text = `schemaVersion: '0.3'\nparameters: ${parameters}\nmainSteps: []\n`
  const { models } = await open({ text, path: 'document.yaml' })
  assert.ok(models[0]?.document)
  return Object.fromEntries(inventParameters(models[0].document, given, matches))
}

describe('invented parameters', () => {
  it('are those that are needed and not given', async () => {
    assert.deepEqual(
      await invented('{ A: { type: String }, B: { type: String, default: b }, C: { type: String } }', { C: 'c' }),
      {
        A: 'A',
      },
    )
  })

  it('have the type, an allowed value, and as many items as are asked for', async () => {
    const declared = `
  Text: { type: String, minChars: 6 }
  Number: { type: Integer }
  Yes: { type: Boolean }
  Map: { type: StringMap }
  Maps: { type: MapList }
  One: { type: String, allowedValues: [b, a] }
  Two: { type: StringList, allowedValues: [b, a], minItems: 2 }
  VpcIds: { type: StringList }
  Id: { type: 'AWS::EC2::Instance::Id' }
  Roles: { type: 'List<AWS::IAM::Role::Arn>' }`
    assert.deepEqual(await invented(declared), {
      Text: 'Text00',
      Number: 1,
      Yes: true,
      Map: {},
      Maps: [{}],
      One: 'b',
      Two: ['b', 'b'],
      VpcIds: ['vpc-0123456789abcdef0'],
      Id: 'i-0123456789abcdef0',
      Roles: ['arn:aws:iam::123456789012:role/example'],
    })
  })

  it('match the pattern', async () => {
    assert.deepEqual(await invented("{ A: { type: String, allowedPattern: '^(?:foo|bar)-[a-f]{3}\\d+$' } }"), {
      A: 'foo-aaa0',
    })
  })

  it('are made after patterns of the simple kind only', () => {
    for (const pattern of ['[^a0]{2}x?', '\\w+@\\S+\\.(com|org)', 'a|b', '(?<n>[\\]x]){2,}', '(a(b(c)))*d'])
      assert.ok(matches(pattern, textForPattern(pattern) ?? '?'), pattern)
    for (const pattern of [
      '(?=a)b',
      'a{5000}',
      '(a',
      'a)',
      '[a',
      `${'('.repeat(60)}a${')'.repeat(60)}`,
      '(a{150}){150}',
    ])
      assert.equal(textForPattern(pattern), undefined, pattern)
  })
})
