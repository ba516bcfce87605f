import assert from 'node:assert/strict'
import { open } from '../../server/hosts/open.js'
import { parameterRefusal } from '../../server/simulator/start-parameters.js'

const text = `schemaVersion: '0.3'
parameters:
  Ids: { type: StringList, minItems: 1, maxItems: 2, maxChars: 3 }
  Name: { type: String, minChars: 2, maxChars: 4 }
  Open: { type: String, maxChars: null }
mainSteps: []
`

describe('a value of a parameter that is too long or too short is told with what is right', () => {
  const cases: readonly [name: string, value: string, message: string | undefined][] = [
    ['Ids', '[]', 'Parameter "Ids" has 0 items; it takes at least 1.'],
    ['Ids', '["a", "b", "c"]', 'Parameter "Ids" has 3 items; it takes at most 2.'],
    ['Ids', '["a", "long"]', 'Parameter "Ids" has 4 characters; it takes at most 3.'],
    ['Ids', '["a", "b"]', undefined],
    ['Name', 'a', 'Parameter "Name" has 1 character; it takes at least 2.'],
    ['Name', 'abcd', undefined],
    ['Open', 'abcd', undefined],
  ]
  for (const [name, value, message] of cases)
    it(`${name}: ${value}`, async () => {
      const { models } = await open({ text, path: 'document.yaml' })
      const parameter = models[0]?.document?.parameter(name) ?? assert.fail()
      assert.equal(
        parameterRefusal(parameter, value, () => true),
        message,
      )
    })
})

it('a value of a parameter that nests deeper than documents may is mere text', async () => {
  const map = "schemaVersion: '0.3'\nparameters: { Map: { type: StringMap } }\nmainSteps: []\n"
  const { models } = await open({ text: map, path: 'document.yaml' })
  const parameter = models[0]?.document?.parameter('Map') ?? assert.fail()
  const refusal = (levels: number) =>
    parameterRefusal(parameter, `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`, () => true)
  assert.equal(refusal(100), undefined)
  assert.match(refusal(100_000) ?? '', /^Parameter "Map"/)
})
