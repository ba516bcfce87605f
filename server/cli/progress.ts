import type { Output } from './io.js'

/** Says how far a long run is, where a person is watching. */
export interface Progress {
  readonly show: (done: number, of: number) => void
  readonly clear: () => void
}

/** Milliseconds between two updates, and before the first. */
const pause = 150

export function progressOn(output: Output, unit: string): Progress {
  if (!output.isTTY) return { show: () => {}, clear: () => {} }
  let last = Date.now()
  let shown = false
  return {
    show(done, of) {
      const now = Date.now()
      if (now - last < pause) return
      last = now
      shown = true
      output.write(`\r${done} of ${of} ${unit}`)
    },
    clear() {
      if (shown) output.write('\r\u001b[K')
    },
  }
}
