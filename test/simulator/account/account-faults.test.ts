import assert from 'node:assert/strict'
import { accountFaults } from '../../../server/simulator/account/account-faults.js'
import { parse } from '../../../server/syntax/parse.js'

/** What is said of a file, with the text that it is said of. */
async function faultsOf(text: string): Promise<string[]> {
  const { root } = await parse(text, 'yaml')
  assert.ok(root)
  return (await accountFaults(root)).map(({ start, end, message }) => `${text.slice(start, end)} → ${message}`)
}

const wrong: readonly [text: string, ...faults: readonly string[]][] = [
  ['instance: {}', 'instance → no key of the file is named `instance`; did you mean `instances`?'],
  ["account: '1234'", "1234 → `1234` is no id of an account; expected 12 digits, such as `'123456789012'`"],
  ['start: yesterday', 'yesterday → expected a date and time such as `2026-01-31T08:00:00Z`, found `yesterday`'],
  [
    'buckets: { logs: { created: 2026-13-01T00:00:00Z } }',
    '2026-13-01T00:00:00Z → no month has the number `13`; write `01` to `12`',
  ],
  ['instances: { web: {} }', 'web → `web` is no id of this kind; expected `i-` and 8 or 17 hexadecimal digits'],
  [
    'instances: { i-12345678: { state: stoped } }',
    'stoped → `state` is `stoped`; expected `pending`, `running`, `stopping`, `stopped`, `shutting-down` or `terminated`',
  ],
  [
    'instances: { i-12345678: { volumes: [vol-12345678] } }\nvolumes: { vol-12345679: {} }',
    'vol-12345678 → there is no volume `vol-12345678` in `volumes`; did you mean `vol-12345679`?',
  ],
  [
    'instances: { i-12345678: { fields: { KeyNam: a, EbsOptimized: perhaps } } }',
    'KeyNam → no field is named `KeyNam`; did you mean `KeyName`?',
    'perhaps → `EbsOptimized` has another type; expected boolean',
  ],
  [
    'parameters: { /a: { type: Text, value: 1 } }',
    'Text → `type` is `Text`; expected `String`, `StringList` or `SecureString`',
  ],
  ['documents: { greet: {} }', ' → `greet` needs the key `content`'],
]

describe('a file that describes an account', () => {
  for (const [text, ...faults] of wrong)
    it(`is checked: ${text.split('\n')[0]}`, async () => assert.deepEqual(await faultsOf(text), faults))

  it('may say what is right, and nothing at all', async () => {
    const text = `account: '111122223333'
start: 2026-03-01T08:00:00+01:00
instances:
  i-12345678: { agent: {}, fields: { KeyName: mine } }
  mi-0123456789abcdef0: { agent: { version: 3.1.0.0 } }
parameters: { /a: 1, /b: [object] }
`
    assert.deepEqual(
      await faultsOf(text.replace(', /b: [object]', ', /b: { versions: [{ value: x, labels: [y] }] }')),
      [],
    )
    assert.deepEqual(await faultsOf('{}'), [])
  })
})
