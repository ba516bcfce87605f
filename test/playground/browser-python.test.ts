import assert from 'node:assert/strict'
import { browserPython, type PythonWorker } from '../../client/playground/python/browser-python.js'
import { attachmentsAmong } from '../../client/playground/python/attachments.js'
import { pythonScripts } from '../../client/playground/python/python-scripts.js'
import type { FromPython, ToPython } from '../../client/playground/python/messages.js'
import type { Job } from '../../server/simulator/scripts/interpreter.js'

/** A worker whose script asks for as many things as it is told to, one after the other. */
class FakePython implements PythonWorker {
  readonly runs: (readonly string[])[] = []
  isEnded = false
  #hear: (told: FromPython) => void = () => undefined
  readonly #answer: (answers: readonly string[]) => FromPython | undefined
  readonly #loaded: FromPython

  constructor(answer: (answers: readonly string[]) => FromPython | undefined, loaded: FromPython = { kind: 'ready' }) {
    this.#answer = answer
    this.#loaded = loaded
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    if (type === 'message') this.#hear = (data) => listener({ data } as never)
  }
  postMessage(message: ToPython): void {
    if (message.kind === 'run') this.runs.push([...message.answers])
    const told = message.kind === 'load' ? this.#loaded : this.#answer(message.answers)
    if (told) queueMicrotask(() => this.#hear(told))
  }
  terminate(): void {
    this.isEnded = true
  }
}

const said = (message: object, usable = true): FromPython => ({ kind: 'said', line: JSON.stringify(message), usable })

const job: Job = {
  now: 1000,
  seed: 'a',
  script: '',
  handler: 'f',
  payload: {},
  context: {},
  folder: '/tmp',
  environment: {},
  attachment: null,
}

const scriptRequest = {
  kind: 'script',
  step: 'a',
  id: '1',
  runtime: 'python3.11',
  handler: 'main',
  script: '',
  payload: {},
  context: {},
} as const

describe('Python in the playground', () => {
  it('runs a script again with all answers so far, until it asks for nothing new', async () => {
    const worker = new FakePython((answers) =>
      answers.length < 2 ? said({ ask: answers.length }) : said({ done: 'returned', value: 5, printed: 'x' }),
    )
    const python = browserPython(() => worker)
    const asked: unknown[] = []
    const ran = await python.run(job, async (message) => {
      asked.push(message)
      return { now: 1000 + asked.length, reply: { value: asked.length } }
    })
    assert.deepEqual(ran, { done: 'returned', value: 5, printed: 'x' })
    assert.deepEqual(asked, [{ ask: 0 }, { ask: 1 }])
    assert.deepEqual(worker.runs, [[], ['1001 {"value":1}'], ['1001 {"value":1}', '1002 {"value":2}']])
    assert.equal(worker.isEnded, false)
  })

  it('ends a worker whose interpreter cannot be used again, died, or is spoken for by a script', async () => {
    for (const [told, done] of [
      [said({ done: 'returned', value: 1 }, false), 'returned'],
      [{ kind: 'died', message: 'out of memory' }, 'died'],
      [{ kind: 'said', line: 'no JSON', usable: true }, 'died'],
    ] as const) {
      const worker = new FakePython(() => told)
      const ran = await browserPython(() => worker).run(job, () => assert.fail())
      assert.equal(ran.done, done)
      assert.equal(worker.isEnded, told.kind !== 'said' || !told.usable || told.line === 'no JSON', done)
    }
  })

  it('ends a script that asks without end', async () => {
    const worker = new FakePython(() => said({ ask: 'sleep' }))
    const ran = await browserPython(() => worker).run(job, async () => ({ now: 0, reply: {} }))
    assert.deepEqual(ran, { done: 'late', printed: '' })
    assert.equal(worker.isEnded, true)
  })

  it('says why there is no Python, and looks for it once where that is so for good', async () => {
    const loading: boolean[] = []
    const python = browserPython(
      () => new FakePython(() => undefined, { kind: 'absent', message: 'not found', isLasting: true }),
      (isLoading) => loading.push(isLoading),
    )
    assert.equal((await python.absence())?.message, 'not found')
    await python.absence()
    assert.deepEqual(loading, [true, false])
    assert.equal(await browserPython(() => new FakePython(() => undefined)).absence(), undefined)
  })

  it('is looked for anew with the next run where it could not be loaded, once per run', async () => {
    const workers: FakePython[] = []
    const python = browserPython(() => {
      const loaded: FromPython =
        workers.length === 0 ? { kind: 'absent', message: 'no network', isLasting: false } : { kind: 'ready' }
      const worker = new FakePython(() => said({ done: 'returned', value: 5, printed: '' }), loaded)
      workers.push(worker)
      return worker
    })
    const scripts = pythonScripts(python)
    const moment = { now: 0, ask: () => assert.fail('nothing is asked') }
    const first = scripts.worldWith(() => undefined)
    assert.equal(await first(scriptRequest, moment), undefined)
    assert.equal(await first(scriptRequest, moment), undefined)
    assert.deepEqual(
      workers.map(({ isEnded }) => isEnded),
      [true],
    )
    assert.equal(
      scripts.notRun(),
      'Python scripts did not run, and what they return is invented: Python could not be loaded (no network); the next run tries again',
    )
    const answer = await scripts.worldWith(() => undefined)(scriptRequest, moment)
    assert.equal(answer?.kind, 'value')
    assert.equal(scripts.notRun(), undefined)
  })

  it('is not loaded for a script whose attached file is not open', async () => {
    const python = browserPython(() => assert.fail('Python is loaded'))
    const { find, missing } = attachmentsAmong([{ name: 'other.py', text: 'é' }])
    const ask = () => assert.fail('nothing is asked')
    const answer = pythonScripts(python).worldWith(find)({ ...scriptRequest, attachment: 'tool.py' }, { now: 0, ask })
    assert.equal(await answer, undefined)
    assert.deepEqual(missing(), ['tool.py'])
    assert.deepEqual(find('other.py'), { name: 'other.py', content: 'w6k=' })
  })

  it('is loaded anew after it could not be', async () => {
    const loading: boolean[] = []
    let tries = 0
    const python = browserPython(
      () => {
        if (++tries === 1) throw new Error('no worker')
        return new FakePython(() => said({ done: 'returned', value: 5, printed: '' }))
      },
      (isLoading) => loading.push(isLoading),
    )
    await assert.rejects(
      python.run(job, () => assert.fail()),
      /^Error: no worker$/,
    )
    assert.deepEqual(loading, [true, false])
    assert.equal((await python.run(job, () => assert.fail())).done, 'returned')
    assert.deepEqual(loading, [true, false, true, false])
    await python.run(job, () => assert.fail())
    assert.equal(tries, 2)
  })
})
