import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The space for young objects, in bytes. What is made of a document of 64 KB takes some MB: with less, much of it would be kept for longer than it is of use. */
const youngSpace = 16 * 1024 * 1024

/** V8's settings: ours, and those that it has by itself. */
const frugal = {
  young: '--semi-space-growth-factor=1',
  old: '--heap-growing-percent=50',
  inlined: '--max-inlined-bytecode-size-cumulative=100',
}
const usual: typeof frugal = {
  young: '--semi-space-growth-factor=2',
  old: '--heap-growing-percent=0',
  inlined: '--max-inlined-bytecode-size-cumulative=920',
}

/**
 * Has V8 keep the memory small of a program that runs for long. By itself it lets the space for young objects grow to 32 MB where many are made, as at
 * each key that an editor tells of, and old ones come to several times those in use before it looks for those that are not. When it optimizes a
 * function, it puts into it much of what that calls: on each of the threads that do so it then keeps some MB, and what is optimized is ready later.
 * Only the V8 of Node 20 is known to obey.
 */
export function limitMemory(): void {
  if (!process.versions.v8.startsWith('11.')) return
  setFlagsFromString(frugal.old)
  setFlagsFromString(frugal.inlined)
  // Where no compiled code was kept, V8 only now gives back the 15 MB that it took to compile the program.
  collector()?.()
  let isGrown = false
  const observer = new PerformanceObserver(() => {
    // V8 makes the space smaller again after a while in which little is made: it is not to stay so when somebody types on.
    if (sizeOfYoungSpace() >= youngSpace === isGrown) return
    isGrown = !isGrown
    setFlagsFromString(isGrown ? frugal.young : usual.young)
  })
  observer.observe({ type: 'gc' })
  // V8 takes compiled code that was kept only under the settings of then: those of the next start.
  process.prependOnceListener('exit', () => Object.values(usual).map(setFlagsFromString))
}

/**
 * Drops at once the young objects that are no longer used, which takes a millisecond or two: a program that waits for somebody to type does so
 * better then than while somebody waits. Undefined where V8 does not let us.
 */
export function youngCollector(): (() => void) | undefined {
  const collect = collector()
  return collect && (() => collect({ type: 'minor' }))
}

/** V8's own function that drops what is no longer used, of all objects or of the young ones. */
function collector(): ((objects?: { readonly type: 'minor' }) => void) | undefined {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  return typeof collect === 'function' ? (objects) => collect(objects) : undefined
}

const sizeOfYoungSpace = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0
