import assert from 'node:assert/strict'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPyodide, type Pyodide } from '../../../server/node/scripts/pyodide.js'
import { sandbox } from '../../../server/node/scripts/sandbox.js'
import type { Interpreter, Job, Ran } from '../../../server/simulator/scripts/interpreter.js'
import { builtProgram, folderWith } from '../../support/command-line.js'
import { describeSandbox } from '../../support/scripts.js'

const start = Date.UTC(2026, 0, 1)

const open = (milliseconds: number, env: Readonly<Record<string, string | undefined>> = process.env): Interpreter =>
  sandbox({ pyodide: findPyodide() as Pyodide, program: builtProgram('python-sandbox'), env, milliseconds })

/** A job with the body of a handler. */
const jobOf = (body: string, seed = 'seed'): Job => ({
  now: start,
  seed,
  script: `def main(events, context):\n${body.replace(/^/gm, '    ')}\n`,
  handler: 'main',
  payload: {},
  context: {},
  folder: '/tmp/run',
  environment: { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' },
  attachment: null,
})

describeSandbox('the sandbox for Python', function () {
  this.timeout(120_000)

  let python: Interpreter
  before(() => {
    python = open(20_000)
  })
  after(() => python.close())

  const run = (body: string, seed?: string): Promise<Ran> =>
    python.run(jobOf(body, seed), async () => ({ now: start, reply: { value: null } }))

  const returned = async (body: string, seed?: string): Promise<unknown> => {
    const ran = await run(body, seed)
    assert.equal(ran.done, 'returned', JSON.stringify(ran))
    return ran.done === 'returned' && ran.value
  }

  /** What a script is refused with. */
  const raised = async (body: string): Promise<string> => {
    const ran = await run(body)
    assert.equal(ran.done, 'raised', JSON.stringify(ran))
    return (ran.done === 'raised' && ran.message.split('\n').at(-1)) || ''
  }

  /** Whatever a script did before, the next one runs as if there had been none. */
  afterEach(async () => {
    assert.deepEqual(await returned("import os\nreturn [sum([1, 2]), os.listdir('/tmp')]"), [3, []])
  })

  describe('is the same every time:', () => {
    const look = `
import datetime, os, random, secrets, time, uuid
return [str(datetime.datetime.now()), time.time() > 1767225600, str(uuid.uuid4()), random.random(), secrets.token_hex(4), hash('a'), str({'a', 'b', 'c'}), time.monotonic()]`

    it('time and chance follow from the time and the seed', async () => {
      const first = (await returned(look)) as unknown[]
      assert.deepEqual(await returned(look), first)
      const other = (await returned(look, 'other')) as unknown[]
      assert.equal(String(first[0]).slice(0, 19), '2026-01-01 00:00:00')
      for (const at of [2, 3, 4]) assert.notEqual(other[at], first[at])
      assert.deepEqual([other[0], other[5], other[6]], [first[0], first[5], first[6]])
    })

    it('a clock that is looked at moves on, so that waiting for it ends', async () => {
      assert.equal(await returned('import time\nend = time.time() + 1\nwhile time.time() < end: pass\nreturn 1'), 1)
    })
  })

  describe('keeps from a script', () => {
    it('JavaScript, and what leads there', async () => {
      for (const name of ['js', 'pyodide_js', 'pyodide.code', '_pyodide_core', '_pyodide', 'ctypes', 'pyodide.http'])
        assert.match(await raised(`import ${name}`), /^ModuleNotFoundError - /, name)
    })

    it('objects of JavaScript, wherever they are looked for', async () => {
      const found = await returned(`
import gc
found = set()
for tracked in gc.get_objects():
    for each in [tracked, *gc.get_referents(tracked)]:
        names = [kind.__name__ for kind in type(each).__mro__]
        if 'JsProxy' in names:
            found.add(str(names))
return sorted(found)`)
      assert.deepEqual(found, [])
    })

    it('a way from an object that it makes in JavaScript to a program', async () => {
      const message = await raised(`
import _imp, importlib.machinery as machinery
core = _imp.create_builtin(machinery.ModuleSpec('_pyodide_core', machinery.BuiltinImporter, origin='built-in'))
made = core.to_js([])
return str(made.constructor.constructor('return 1')())`)
      assert.match(message, /EvalError|AttributeError|NameError|SystemError|TypeError/)
    })

    it("the machine's files", async () => {
      const path = JSON.stringify(import.meta.filename)
      assert.match(await raised(`return open(${path}).read()`), /^FileNotFoundError/)
      assert.match(await raised("return open('/etc/hostname').read()"), /^FileNotFoundError/)
      assert.deepEqual(await returned("import os\nreturn sorted(os.listdir('/'))"), [
        'dev',
        'home',
        'lib',
        'proc',
        'tmp',
      ])
    })

    it('its own files, but for /tmp', async () => {
      assert.match(await raised("open('/lib/python314.zip', 'r+b', buffering=0).write(b'x')"), /Read-only|Errno 69/)
      assert.match(await raised("import os\nos.chmod('/lib/python314.zip', 0o777)"), /Read-only|Errno 69/)
      assert.match(await raised("import os\nos.rename('/lib', '/tmp/lib')"), /Errno/)
      assert.match(await raised("import os\nos.mkdir('/home/x')"), /Read-only|Errno 69/)
      assert.equal(await returned("open('/tmp/x', 'w').write('a')\nreturn open('/tmp/x').read()"), 'a')
    })

    it('the network', async () => {
      const connect = 'import _socket\nsocket = _socket.socket()\nsocket.settimeout(1)'
      assert.match(await raised(`${connect}\nsocket.connect(('127.0.0.1', 80))`), /^OSError/)
      const served = await run(`${connect}\nsocket.bind(('127.0.0.1', 8099))\nsocket.listen()\nsocket.accept()`)
      assert.notEqual(served.done, 'returned')
      assert.match(await raised("import socket\nsocket.create_connection(('example.com', 80))"), /^NoNetwork/)
      assert.match(await raised("import urllib.request\nurllib.request.urlopen('http://example.com')"), /^URLError/)
    })

    it('other programs and processes', async () => {
      assert.match(await raised("import subprocess\nsubprocess.run(['ls'])"), /^NoPrograms/)
      assert.match(await raised("import os\nos.system('ls')"), /^NoPrograms/)
      assert.match(await raised('import os\nos.fork()'), /^OSError/)
      const { done } = await run("import posix\nposix.system('ls > /tmp/x')")
      assert.equal(done, 'died')
    })

    it('what this process knows', async () => {
      const environment = Object.keys((await returned('import os\nreturn dict(os.environ)')) as object)
      assert.deepEqual(environment.sort(), ['AWS_DEFAULT_REGION', 'AWS_REGION', 'HOME', 'LANG', 'PATH', 'TMPDIR', 'TZ'])
    })

    it('other scripts: whatever it changes', async () => {
      await returned(`
import boto3, builtins, collections, json, sys
builtins.sum = lambda _: 'spoilt'
json.loads = collections.OrderedDict = boto3.client = None
sys.path.insert(0, '/tmp')
sys.modules['decimal'] = None
sys.meta_path.clear()
object.__subclasses__
open('/tmp/decimal.py', 'w').write('x = 1')`)
      const seen = await returned(`
import boto3, collections, decimal, json, sys
return [json.loads('[1]'), bool(collections.OrderedDict), callable(boto3.client), '/tmp' in sys.path, hasattr(decimal, 'x')]`)
      assert.deepEqual(seen, [[1], true, true, false, false])
    })

    it('the channel of the rehearsal: what it says there counts as its own', async () => {
      const say = (text: string) => `open('/dev/rehearsal', 'wb').write(${text})`
      for (const line of ['no message', 'end', '1']) assert.equal((await run(say(`b'${line}\\n'`))).done, 'died', line)
      const ended = await run(say(`b'{"done": "returned", "value": 7}\\n'`))
      assert.deepEqual(ended, { done: 'returned', value: 7, printed: '' })
      assert.equal(await returned(`${say(`b'[]\\n{}\\n{"ask": "sleep"}\\n'`)}\nreturn 2`), 2)
    })
  })

  describe('ends a script', () => {
    it('that works without end', async () => {
      const quick = open(1_000)
      const never = async () => ({ now: start, reply: { value: null } })
      for (const body of [
        'while True: pass',
        "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
        'while True:\n    try: x = 1 / 0\n    except BaseException: pass',
      ])
        assert.equal((await quick.run(jobOf(body), never)).done, 'late', body)
      assert.deepEqual(await quick.run(jobOf('return 1'), never), { done: 'returned', value: 1, printed: '' })
      await quick.close()
    })

    it('that needs more than 512 MB of memory', async () => {
      assert.match(await raised('x = []\nwhile True: x.append(bytearray(20_000_000))'), /^MemoryError/)
    })

    it('that fills the disk', async () => {
      assert.match(
        await raised("with open('/tmp/x', 'wb') as file:\n    while True: file.write(bytes(4_000_000))"),
        /^OSError/,
      )
    })

    it('that goes ever deeper', async () => {
      assert.match(await raised('def deeper(): return deeper()\nreturn deeper()'), /^RecursionError/)
      const { done } = await run('x = []\nfor _ in range(200_000): x = [x]\nreturn x')
      assert.ok(done === 'died' || done === 'raised', done)
    })

    it('that ends its interpreter', async () => {
      assert.equal((await run('import os\nos._exit(1)')).done, 'died')
      assert.equal((await run('import os\nos.abort()')).done, 'died')
      assert.match(await raised('import sys\nsys.exit(1)'), /^SystemExit - 1/)
    })

    it('keeps no more than a part of what it prints', async () => {
      const { printed } = await run("while True:\n    print('x' * 1_000_000)\n    break")
      assert.equal(printed.length, 100_000)
    })
  })

  it('takes less than 15 ms for a script once it is warm', async () => {
    const times: number[] = []
    for (let count = 0; count < 60; count++) {
      const before = performance.now()
      await returned("import boto3, json\nreturn json.dumps({'a': 1})")
      times.push(performance.now() - before)
    }
    const best = times.slice(20).sort((a, b) => a - b)[0] ?? 0
    if (process.env['SHOW'] !== undefined) console.log(times.map(Math.round).join(' '))
    // Of the best, since other work may be going on.
    assert.ok(best < 15, `${best} ms`)
  })

  it('starts where the cache is broken, or cannot be written', async () => {
    const cache = folderWith({ 'a file': '' })
    const once = async (env: Readonly<Record<string, string>>) => {
      const fresh = open(20_000, env)
      const ran = await fresh.run(jobOf('return 1'), async () => ({ now: start, reply: {} }))
      await fresh.close()
      assert.deepEqual(ran, { done: 'returned', value: 1, printed: '' })
    }
    await once({ XDG_CACHE_HOME: join(cache.path, 'a file') })
    cache.remove()
    assert.ok(!existsSync(join(tmpdir(), 'a file')))
    rmSync(cache.path, { recursive: true, force: true })
  })
})
