import { PerformanceObserver } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { inlining, isKnownV8, resetAtExit, setUntilExit, type V8Setting } from './v8-settings.js'
import { growth, sizeOfYoungSpace } from './young-space.js'

/** The space for young objects, in bytes. What is made of a document of 64 KB takes some MB: with less, much of it would be kept for longer than it is of use. */
const youngSpace = 16 * 1024 * 1024

const old: V8Setting = { ours: '--heap-growing-percent=50', usual: '--heap-growing-percent=0' }

/**
 * Has V8 keep the memory small of a program that runs for long. By itself it lets the space for young objects grow to 32 MB where many are made, as at
 * each key that an editor tells of, and old ones come to several times those in use before it looks for those that are not. What it optimizes is
 * ready sooner, too, with less put into it.
 */
export function limitMemory(): void {
  if (!isKnownV8) return
  setUntilExit([old, inlining])
  // Where no compiled code was kept, V8 only now gives back the 15 MB that it took to compile the program.
  collector()?.()
  let isGrown = false
  const observer = new PerformanceObserver(() => {
    // V8 makes the space smaller again after a while in which little is made: it is not to stay so when somebody types on.
    if (sizeOfYoungSpace() >= youngSpace === isGrown) return
    isGrown = !isGrown
    setFlagsFromString(isGrown ? growth.ours : growth.usual)
  })
  observer.observe({ type: 'gc' })
  resetAtExit([growth])
}

/**
 * Drops at once the young objects that are no longer used, which takes a millisecond or two: a program that waits for somebody to type does so
 * better then than while somebody waits. Undefined where V8 does not let us.
 */
export function youngCollector(): (() => void) | undefined {
  const collect = collector()
  return collect && (() => collect({ type: 'minor' }))
}

type Collector = (objects?: { readonly type: 'minor' }) => void

let known: { readonly collect: Collector | undefined } | undefined

/** V8's own function that drops what is no longer used, of all objects or of the young ones. It has to be looked for in a context of its own, which is made once. */
function collector(): Collector | undefined {
  known ??= { collect: exposedCollector() }
  return known.collect
}

function exposedCollector(): Collector | undefined {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  return typeof collect === 'function' ? (objects) => collect(objects) : undefined
}
