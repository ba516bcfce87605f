import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { wholeMessages } from '../../server/node/whole-messages.js'

/** Writes pieces one after the other, each when the one before is written. */
async function write(stream: Writable, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces)
    await new Promise<void>((resolve, reject) => stream.write(piece, (error) => (error ? reject(error) : resolve())))
}

describe('messages of a protocol', () => {
  it('are written in one piece each', async () => {
    const written: string[] = []
    const out = new Writable({ write: (chunk, _, done) => done(void written.push(String(chunk))) })
    await write(wholeMessages(out), ['head 1, ', 'body ä', 'head 2, ', 'body 2'])
    assert.deepEqual(written, ['head 1, body ä', 'head 2, body 2'])
  })

  it('tell their writer what goes wrong', async () => {
    const out = new Writable({ write: (_chunk, _, done) => done(new Error('nobody reads')) })
    out.on('error', () => undefined)
    const stream = wholeMessages(out)
    stream.on('error', () => undefined)
    await assert.rejects(write(stream, ['head', 'body']), /nobody reads/)
  })
})
