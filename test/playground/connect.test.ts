import assert from 'node:assert/strict'
import { type AskedWorker, connect } from '../../client/playground/rehearsal/connect.js'
import type { Question, Reply } from '../../client/playground/rehearsal/questions.js'

/** A worker that answers what it is told to answer. */
class FakeWorker implements AskedWorker {
  readonly asked: Question[] = []
  isEnded = false
  #hear: (reply: Reply) => void = () => undefined
  #fail: (message: string) => void = () => undefined

  addEventListener(type: string, listener: (event: never) => void): void {
    if (type === 'message') this.#hear = (data) => listener({ data } as never)
    else this.#fail = (message) => listener({ message } as never)
  }
  postMessage(question: Question): void {
    this.asked.push(question)
  }
  terminate(): void {
    this.isEnded = true
  }
  tell(reply: Reply): void {
    this.#hear(reply)
  }
  fail(message: string): void {
    this.#fail(message)
  }
}

describe('the way to the rehearser of the playground', () => {
  const made: FakeWorker[] = []
  const loading: boolean[] = []
  const connected = (patience = 60_000) =>
    connect(
      () => {
        const worker = new FakeWorker()
        made.push(worker)
        return worker
      },
      patience,
      (isLoading) => loading.push(isLoading),
    )
  const last = () => made.at(-1) ?? assert.fail()
  afterEach(() => {
    made.splice(0)
    loading.splice(0)
  })

  it('makes a worker when there is something to ask, and brings answers to those who asked', async () => {
    const { ask } = connected()
    assert.equal(made.length, 0)
    const [form, paused] = [ask('form', { document: { name: 'a', text: '' } }), ask('pause', {})]
    assert.deepEqual(
      last().asked.map(({ id, name }) => [id, name]),
      [
        [1, 'form'],
        [2, 'pause'],
      ],
    )
    last().tell({ id: 2, told: null })
    last().tell({ id: 1, told: [] })
    assert.deepEqual(await Promise.all([form, paused]), [[], null])
    assert.equal(made.length, 1)
  })

  it('tells what went wrong, and passes over what nobody asked for', async () => {
    const { ask } = connected()
    const asked = ask('pause', {})
    last().tell({ id: 7, told: null })
    last().tell({ id: 1, failed: 'no way' })
    await assert.rejects(asked, /^Error: no way$/)
  })

  it('ends a worker that does not answer, and asks a new one then', async () => {
    const { ask } = connected(20)
    await assert.rejects(ask('back', {}), /the rehearsal was stopped: it went on for more than 0.02 s/)
    assert.equal(last().isEnded, true)
    const asked = ask('pause', {})
    assert.equal(made.length, 2)
    last().tell({ id: 2, told: null })
    assert.equal(await asked, null)
  })

  it('waits longer while Python is loaded, and tells of that', async () => {
    const { ask } = connected(100)
    const asked = ask('pause', {})
    last().tell({ isLoadingPython: true })
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(last().isEnded, false)
    last().tell({ isLoadingPython: false })
    assert.deepEqual(loading, [true, false])
    await assert.rejects(asked, /it went on for more than 0.1 s/)
    assert.equal(last().isEnded, true)
  })

  it('waits longer for what is asked while Python is loaded, and not for what the next worker is asked', async () => {
    const { ask, stop } = connected(100)
    const first = ask('pause', {})
    last().tell({ isLoadingPython: true })
    const meanwhile = ask('back', {})
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal(last().isEnded, false)
    stop('it was enough')
    for (const each of [first, meanwhile]) await assert.rejects(each, /it was enough/)
    await assert.rejects(ask('pause', {}), /it went on for more than 0.1 s/)
  })

  it('ends a worker that is stopped or fails, with all that was asked', async () => {
    const { ask, stop } = connected()
    const both = [ask('back', {}), ask('pause', {})]
    stop('it was enough')
    for (const each of both) await assert.rejects(each, /it was enough/)
    const failed = ask('back', {})
    last().fail('it broke')
    await assert.rejects(failed, /the rehearsal has failed: it broke/)
    assert.ok(made.every(({ isEnded }) => isEnded))
  })
})
