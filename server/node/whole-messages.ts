import { Writable } from 'node:stream'

/** A stream for the messages of a protocol whose heads and bodies are written by turns: each message goes out in one piece, so that its reader is woken once. */
export function wholeMessages(out: NodeJS.WritableStream): Writable {
  let head: Buffer | undefined
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (head === undefined) {
        head = chunk
        done()
        return
      }
      const message = Buffer.concat([head, chunk])
      head = undefined
      out.write(message, done)
    },
  })
}
