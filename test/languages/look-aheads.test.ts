import assert from 'node:assert/strict'
import { splitLookAheads } from '../../server/languages/look-aheads.js'

/** Whether a text matches by the parts. */
function matches(pattern: string, text: string): boolean {
  const parts = splitLookAheads(pattern)
  assert.ok(parts, pattern)
  const finds = (part: string) => new RegExp(part).test(text)
  return parts.wanted.every(finds) && !parts.refused.some(finds)
}

describe('look-aheads at the beginning of a pattern', () => {
  it('are taken apart into patterns that agree with the whole', () => {
    const patterns = [
      '^(?!aws).*$',
      '^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{3,}$',
      '^(?!(?:aws|amazon)[-(]?)(?=[^)|]+$)\\w+',
      '^(?![)])[a\\|]|',
      '^(?!)a',
    ]
    const texts = ['', 'a', 'aws', 'awsx', 'xaws', 'a1b', '111', 'amazon-a', 'amaz', ')a', 'a|', '|', 'a)']
    for (const pattern of patterns.filter((each) => splitLookAheads(each)))
      for (const text of texts)
        assert.equal(matches(pattern, text), new RegExp(pattern).test(text), `${pattern} ${text}`)
    assert.equal(patterns.filter((each) => splitLookAheads(each)).length, 4)
  })

  it('are left where they may mean something else', () => {
    for (const pattern of [
      'a(?!b)',
      '(?!a)b',
      '^a$',
      '^(?!a)b|c',
      '^(?!a',
      '^(?!a)?b',
      '^(?![a[b]])c',
      '^(?!\\Q)\\E)c',
      '^(?<!a)b',
    ])
      assert.equal(splitLookAheads(pattern), undefined, pattern)
  })
})
