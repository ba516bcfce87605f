import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { documentNamed, linkOf, longestLink, readLink, type Shared } from '../../client/playground/share/link.js'
import { fileEndings } from '../../server/hosts/file-endings.js'

const shared: Shared = {
  document: documentNamed('restart.yaml', "schemaVersion: '0.3' # with ünïcode 🦊\r\n"),
  others: [documentNamed('child.json', '{}')],
  attachments: [
    { name: 'tool.py', text: 'def main(events, context):\n    return {}\n' },
    { name: 'more.zip', text: 'UEsFBg==' },
  ],
  account: 'instances: {}\n',
  mocks: '',
  parameters: new Map<string, unknown>([
    ['InstanceId', 'i-1'],
    ['__proto__', ['a']],
  ]),
  platforms: ['Linux'],
}

/** A link as another program might make it. */
const linkWith = (content: string | Uint8Array): string =>
  `#v1.${deflateRawSync(content, { level: 9 }).toString('base64url')}`

async function refusal(link: string): Promise<string> {
  const read = await readLink(link)
  return read.ok ? 'opened' : read.message
}

describe('links of the playground', () => {
  it('hold everything that is open', async () => {
    const link = await linkOf(shared)
    assert.match(link ?? '', /^#v1\.[\w-]+$/)
    assert.deepEqual(await readLink(link ?? ''), { ok: true, shared })
  })

  it('are not made of what would be too long', async () => {
    const noise = Array.from({ length: 150_000 }, (_, at) => String.fromCharCode(33 + ((at * at * 31 + at) % 90))).join(
      '',
    )
    const text = noise.replaceAll(
      /(.)(.)/g,
      (_, a: string, b: string) => a + b + String.fromCodePoint(0x4e00 + ((a.charCodeAt(0) * b.charCodeAt(0)) % 9000)),
    )
    assert.equal(await linkOf({ ...shared, mocks: text.repeat(8) }), undefined)
  })

  it('are refused, whoever made them, where they are malformed, with the reason', async () => {
    const document = { name: 'a.yaml', text: 'a' }
    const link = (await linkOf(shared)) ?? ''
    assert.match(await refusal('#'), /of no kind that is known/)
    assert.match(await refusal('#v2.AAAA'), /of no kind that is known/)
    assert.match(await refusal('#v1.'), /cannot be read/)
    assert.match(await refusal('#v1.%%%'), /cannot be read/)
    assert.match(await refusal(link.slice(0, -9)), /cut off at its end/)
    assert.match(await refusal(linkWith('not json')), /cannot be read/)
    assert.match(await refusal(linkWith(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))), /cannot be read/)
    assert.match(await refusal(linkWith('['.repeat(900_000))), /cannot be read/)
    for (const other of ['null', '[]', '{}', '"a"', JSON.stringify({ document: 'a' })])
      assert.match(await refusal(linkWith(other)), /holds no document/, other)
    for (const other of [
      { document, account: 1 },
      { document, mocks: [] },
      { document, parameters: ['a'] },
      { document, platforms: 'Linux' },
      { document, others: {} },
      { document, others: [{ name: 'b.yaml', text: '' }, {}] },
      { document, others: Array.from({ length: 21 }, (_, at) => ({ name: `${at}.yaml`, text: '' })) },
      { document, others: [{ name: 'a.yaml', text: 'b' }] },
      { document, others: [{ name: '/a', text: 'b' }] },
      { document, others: Array.from({ length: 2 }, () => ({ name: 'b.yaml', text: '' })) },
      { document, attachments: 'a.py' },
      { document, attachments: [{ name: 'a.sh', text: '' }] },
      { document, attachments: [{ name: 'a.py' }] },
      ...['a', 'abc', 'a===', 'ab c', 'äbcd', 'ab=c'].map((text) => ({
        document,
        attachments: [{ name: 'a.zip', text }],
      })),
      { document, attachments: ['a.py', '/a.py'].map((name) => ({ name, text: '' })) },
      { document, attachments: Array.from({ length: 21 }, (_, at) => ({ name: `${at}.py`, text: '' })) },
    ])
      assert.match(await refusal(linkWith(JSON.stringify(other))), /holds no document/)
  })

  it('are not unpacked beyond what a page takes', async () => {
    const bomb = linkWith(`{"document":{"name":"a.yaml","text":"${' '.repeat(60_000_000)}"}}`)
    assert.ok(bomb.length < longestLink)
    const before = process.memoryUsage().rss
    assert.match(await refusal(bomb), /holds more than 1000000 characters/)
    assert.ok(process.memoryUsage().rss - before < 50_000_000)
    assert.match(await refusal(`#v1.${'A'.repeat(longestLink)}`), /100004 characters long; .* have 100000 at most/)
  })

  it('give names that are names of files and nothing else', () => {
    const nameOf = (name: string, text = '') => documentNamed(name, text).name
    assert.equal(nameOf('../../etc/passwd'), '....etcpasswd.yaml')
    assert.equal(nameOf('C:\\a\\b.json'), 'Cab.json')
    assert.equal(nameOf('a\u202egnp.yaml\u0000'), 'agnp.yaml')
    assert.equal(nameOf(''), 'document.yaml')
    assert.equal(nameOf('', ' {"schemaVersion": "0.3"}'), 'document.json')
    for (const ending of fileEndings) assert.equal(nameOf(`main.${ending}`, 'resource {}'), `main.${ending}`)
    assert.equal(nameOf('<img src=x onerror=alert(1)>.yml'), 'img src=x onerror=alert(1).yml')
    assert.equal(nameOf(`${'a'.repeat(500)}.yaml`).length, 100)
  })
})
