import assert from 'node:assert/strict'
import { hclOfJson } from '../../server/hosts/hcl-of-json.js'

describe('JSON as an expression of Terraform', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['"aws:sleep"', '"aws:sleep"'],
    ['"timeoutSeconds": 60', 'timeoutSeconds = 60'],
    ['"a": {\n  "b": ["c: d", "e"]\n},', 'a = {\n  b = ["c: d", "e"]\n},'],
    ['"a b": 1, "9": 2', '"a b" = 1, "9" = 2'],
    ['"a": 1,\n"b": 2', 'a = 1\nb = 2'],
    ['"a": "say \\"b\\": \\n"', 'a = "say \\"b\\": \\n"'],
    [',', ','],
    ['"a": "${b}"', undefined],
    ['"a": "%{ if b }"', undefined],
    ['"a\\/b"', undefined],
  ]
  for (const [json, hcl] of cases)
    it(`is ${hcl === undefined ? 'not there' : JSON.stringify(hcl)} for ${JSON.stringify(json)}`, () => {
      assert.equal(hclOfJson(json), hcl)
    })
})
