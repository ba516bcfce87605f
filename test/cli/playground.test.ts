import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { symlinkSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { folderWith, ssmith } from '../support/command-line.js'
import { zipOf } from '../support/zip.js'

const program = join(import.meta.dirname, '../../dist/ssmith.cjs')
const text = "schemaVersion: '0.3'\nmainSteps: []\n"

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** What the program answers to a request that a browser need not have made. */
function ask(url: string, path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  const { port } = new URL(url)
  const { method = 'GET', host = `127.0.0.1:${port}` } = options
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { statusCode = 0, headers } = response
        resolve({ status: statusCode, headers, text: Buffer.concat(chunks).toString() })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Of a page's own policy, what its workers get, too. */
const policy =
  "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

describe('ssmith playground', () => {
  const folder = folderWith({ 'given.yaml': text, 'binary.yaml': 'a\0b' })
  let child: ChildProcess
  let url = ''
  before(async () => {
    child = spawn(process.execPath, [program, 'playground', 'given.yaml'], { cwd: folder.path })
    const [line] = child.stdout ? await once(child.stdout, 'data') : []
    url = String(line).trim()
  })
  after(() => {
    child.kill()
    folder.remove()
  })

  it('prints the address of the page, which this machine alone can reach', async () => {
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/\?local$/)
    const page = await ask(url, '/?local')
    assert.equal(page.status, 200)
    assert.match(page.text, /<script type="module" src="main\.js">/)
    assert.deepEqual(
      ['content-type', 'content-security-policy', 'x-content-type-options', 'cross-origin-resource-policy'].map(
        (name) => page.headers[name],
      ),
      ['text/html; charset=utf-8', policy, 'nosniff', 'same-origin'],
    )
    assert.equal(page.headers['access-control-allow-origin'], undefined)
  })

  it('hands out the document, the files of the page, and data that lies beside the library', async () => {
    const file = await ask(url, '/file.json')
    assert.deepEqual(JSON.parse(file.text), { document: { name: 'given.yaml', text }, attachments: [] })
    const [data = ''] = Object.keys(JSON.parse((await ask(url, '/data.json')).text))
    assert.match((await ask(url, `/${data}`)).text, /^export default \{/)
    assert.equal((await ask(url, '/examples/restart-instance.yaml')).status, 200)
  })

  it('reads nothing else, and takes nothing', async () => {
    const others = [
      '/../package.json',
      '/%2e%2e/package.json',
      '/examples/',
      '/examples',
      '//etc/passwd',
      '/main.js/..',
    ]
    for (const path of [...others, '/..\\..\\package.json', '/index.html%00', '/%', `/${'a'.repeat(5000)}`])
      assert.equal((await ask(url, path)).status, 404, path)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
      assert.equal((await ask(url, '/', { method })).status, 405, method)
  })

  it('is not reached by a page of another name', async () => {
    const { port } = new URL(url)
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'localhost.evil.example'])
      assert.equal((await ask(url, '/file.json', { host })).status, 403, host)
    assert.equal((await ask(url, '/file.json', { host: `localhost:${port}` })).status, 200)
  })

  it('tells what is wrong with what it is given', async () => {
    const { port } = new URL(url)
    const cases = [
      [['gone.yaml'], /^ssmith: `gone\.yaml`: there is no such file\n/],
      [['binary.yaml'], /^ssmith: `binary\.yaml`: the file is binary; a document is text\n/],
      [['a.yaml', 'b.yaml'], /^ssmith: one document at a time; the page opens others\n/],
      [['--port', '70000'], /^ssmith: `--port` cannot be `70000`; expected a whole number from 0 to 65535\n/],
      [['--port', port], /^ssmith: `--port \d+` cannot be used: EADDRINUSE; another program may have it\n/],
    ] as const
    for (const [args, message] of cases) {
      const { code, err } = await ssmith(folder.path, ['playground', ...args])
      assert.equal(code, 2)
      assert.match(err, message)
    }
  })

  it('hands out the scripts that are attached to the document, as rehearsals find them, and nothing else of the folder', async () => {
    const attaching = JSON.stringify({
      schemaVersion: '0.3',
      files: Object.fromEntries(['more.zip', '../outside.py', 'gone.py', 'notes.txt'].map((name) => [name, {}])),
      mainSteps: ['tool.py', 'tool.py', 'link.py', 'inner/tool.py', 'binary.py', 'large.zip'].map((Attachment, at) => ({
        name: `s${at}`,
        action: 'aws:executeScript',
        inputs: { Runtime: 'python3.11', Handler: 'main', Attachment },
      })),
    })
    const around = folderWith({
      'outside.py': 'secret',
      'in/given.json': attaching,
      'in/tool.py': "print('grüezi')",
      'in/more.zip': zipOf('more.py', ''),
      'in/other.py': 'secret',
      'in/notes.txt': 'secret',
      'in/inner/tool.py': 'secret',
      'in/binary.py': 'a\0b',
      'in/large.zip': new Uint8Array(8 * 1024 * 1024 + 1),
    })
    symlinkSync('../outside.py', join(around.path, 'in/link.py'))
    const other = spawn(process.execPath, [program, 'playground', 'in/given.json'], { cwd: around.path })
    try {
      const [line] = await once(other.stdout, 'data')
      const { attachments } = JSON.parse((await ask(String(line).trim(), '/file.json')).text)
      assert.deepEqual(attachments, [
        { name: 'more.zip', text: zipOf('more.py', '').toString('base64') },
        { name: 'tool.py', text: "print('grüezi')" },
      ])
      for (const path of ['/tool.py', '/other.py', '/given.json'])
        assert.equal((await ask(String(line).trim(), path)).status, 404, path)
    } finally {
      other.kill()
      around.remove()
    }
  })

  it('ends when it is interrupted', async () => {
    const other = spawn(process.execPath, [program, 'playground', '--no-open'], { cwd: folder.path })
    await once(other.stdout, 'data')
    other.kill('SIGINT')
    const [code] = await once(other, 'exit')
    assert.equal(code, 0)
  })
})
