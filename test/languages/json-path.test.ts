import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseSelector, type SelectorStep } from '../../server/languages/json-path.js'
import { computed } from '../support/computed.js'

/** A step as written in these tests: what it does, `*` where AWS does not describe it, and the text it stands for. */
function shown(selector: string, step: SelectorStep): string {
  const detail =
    'name' in step ? ` ${step.name}` : 'index' in step ? ` ${step.index}` : 'members' in step ? ` ${step.members}` : ''
  return `${step.kind}${step.undocumented ? '*' : ''}${detail} <${selector.slice(step.start, step.end)}>`
}

const documented: readonly (readonly [selector: string, ...steps: string[]])[] = [
  ['$'],
  ['$.Reservations[0].OwnerId', 'child Reservations <.Reservations>', 'index 0 <[0]>', 'child OwnerId <.OwnerId>'],
  ['$.Reservations..VolumeId', 'child Reservations <.Reservations>', 'deep-scan VolumeId <..VolumeId>'],
  ['$..InstanceState.Name', 'deep-scan InstanceState <..InstanceState>', 'child Name <.Name>'],
  [
    "$.Images[?(@.Name == 'x')].ImageId",
    'child Images <.Images>',
    "filter <[?(@.Name == 'x')]>",
    'child ImageId <.ImageId>',
  ],
  ['Stacks[0].StackStatus', 'child Stacks <Stacks>', 'index 0 <[0]>', 'child StackStatus <.StackStatus>'],
  ['SnapshotId', 'child SnapshotId <SnapshotId>'],
  ["$['Name']", "child Name <['Name']>"],
  ['$["a.b"][ 2 ]', 'child a.b <["a.b"]>', 'index 2 <[ 2 ]>'],
  [
    "$.Outputs.'preScriptBackup.ImageId'[0]",
    'child Outputs <.Outputs>',
    "child preScriptBackup.ImageId <.'preScriptBackup.ImageId'>",
    'index 0 <[0]>',
  ],
  ['  $.a-b_c:d ', 'child a-b_c:d <.a-b_c:d>'],
  ['$.Payload.{{ step.Key }}.x', 'child Payload <.Payload>', 'child {{ step.Key }} <.{{ step.Key }}>', 'child x <.x>'],
]

const undocumented: readonly (readonly [selector: string, ...steps: string[]])[] = [
  ['$[*]', 'wildcard* <[*]>'],
  ['$.*', 'wildcard* <.*>'],
  ['$..*', 'deep-scan* undefined <..>', 'wildcard* <*>'],
  ['$..[0]', 'deep-scan* undefined <..>', 'index 0 <[0]>'],
  ['$[-1]', 'index* -1 <[-1]>'],
  ['$[0:2]', 'slice* <[0:2]>'],
  ['$[:2]', 'slice* <[:2]>'],
  ['$[::2]', 'slice* <[::2]>'],
  ['$[0, 1]', 'union* 0,1 <[0, 1]>'],
  ["$['a','b']", "union* a,b <['a','b']>"],
  ['$.a.length()', 'child a <.a>', 'function* length <.length()>'],
  ["$.['x']", "child* x <.['x']>"],
  ['$[?(@.a)]', 'filter* <[?(@.a)]>'],
  ['$[?(@.a == 1 && @.b == 2)]', 'filter* <[?(@.a == 1 && @.b == 2)]>'],
  ['$[?(@.a =~ /x/)].b', 'filter* <[?(@.a =~ /x/)]>', 'child b <.b>'],
  ['$[?(@.a in ["]"])].b', 'filter* <[?(@.a in ["]"])]>', 'child b <.b>'],
]

const refused: readonly (readonly [selector: string, place: string, message: RegExp])[] = [
  ['', '', /the selector is empty; write a path/],
  ['$Foo', 'Foo', /`Foo` is not part of a selector; write `\.Name`/],
  ['$.', '.', /`\.` is not followed by a name/],
  ['$..', '..', /`\.\.` is not followed by a name/],
  ['$...a', '.', /not followed by a name/],
  ['$.a b', ' b', /not part of a selector/],
  ['$.a]', ']', /not part of a selector/],
  ['$[0', '[0', /`\[0` is not closed; add `\]`/],
  ['$[]', '[]', /neither an index nor a quoted name/],
  ['$[Name]', '[Name]', /write `\['Name'\]`/],
  ["$.a[?(@.b = 'x')]", '=', /`=` compares nothing; write `==`/],
  ["$.a[?(@.b == 'x'", "[?(@.b == 'x'", /is not closed/],
]

describe('parseSelector', () => {
  for (const [selector, ...steps] of [...documented, ...undocumented]) {
    it(`reads ${JSON.stringify(selector)}`, () => {
      const found = parseSelector(selector)
      assert.ok(found.ok)
      assert.deepEqual(
        found.steps.map((step) => shown(selector, step)),
        steps,
      )
    })
  }
  for (const [selector, place, message] of refused) {
    it(`refuses ${JSON.stringify(selector)}`, () => {
      const found = parseSelector(selector)
      assert.ok(!found.ok)
      assert.equal(selector.slice(found.start, found.end), place)
      assert.match(found.message, message)
    })
  }
  it('knows which selectors give one value at most', () => {
    const definite = (selector: string): boolean => {
      const found = parseSelector(selector)
      return found.ok && found.definite
    }
    for (const selector of ['$', '$.a[0].b', 'a', '$[-1]', '$.a.length()'])
      assert.equal(definite(selector), true, selector)
    for (const selector of ['$..a', '$[*]', '$[0:1]', '$[0,1]', '$[?(@.a == 1)]'])
      assert.equal(definite(selector), false, selector)
  })
  it('reads the comparison of a filter', () => {
    const values = { "'x y'": 'x y', '"q\\"q"': 'q"q', '-1.5': -1.5, true: true, null: null }
    for (const comparison of ['==', '!=', '<', '>', '<=', '>=']) {
      for (const [written, value] of Object.entries(values)) {
        const found = parseSelector(`$[?(@.a${comparison}${written})]`)
        assert.ok(found.ok)
        const [step] = found.steps
        assert.ok(step?.kind === 'filter' && step.test?.kind === 'compare' && !step.undocumented)
        assert.deepEqual([step.test.comparison, step.test.value], [comparison, value])
      }
    }
  })
  it('reads the logic of a filter', () => {
    const found = parseSelector('$[?(@.a == 1 && (@.b || !@.c))]')
    assert.ok(found.ok)
    const [step] = found.steps
    assert.ok(step?.kind === 'filter' && step.test?.kind === 'and')
    const [compared, either] = step.test.tests
    assert.ok(compared?.kind === 'compare' && either?.kind === 'or')
    assert.deepEqual(
      either.tests.map(({ kind }) => kind),
      ['exists', 'not'],
    )
  })
  it('reads anything without throwing, and its steps stand in order', () => {
    const part = fc.constantFrom(
      '$',
      '.',
      '..',
      'a',
      '[',
      ']',
      '0',
      '-1',
      ':',
      ',',
      '?',
      '(',
      ')',
      '@',
      "'",
      '"',
      '\\',
      '==',
      '&&',
      '!',
      '*',
      ' ',
      '{{',
      '}}',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const selector = parts.join('')
        const found = parseSelector(selector)
        if (!found.ok) return found.start <= found.end && found.end <= selector.length
        return found.steps.every(({ start, end }, index) => start < end && start >= (found.steps[index - 1]?.end ?? 0))
      }),
      { numRuns: 3000, seed: 1 },
    )
  })
  it('takes no long time and no deep stack for a hostile selector', () => {
    const started = computed()
    for (const part of ['$.T[?(', '.a[?(@', "'\\", '[ ', '{{', '..', '!', '[?(!', '"', '[0']) {
      parseSelector(part.repeat(60_000 / part.length))
      parseSelector(`$[?(${part.repeat(60_000 / part.length)}`)
    }
    assert.ok(computed() - started < 3000)
  })
})
