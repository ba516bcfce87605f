import { setFlagsFromString } from 'node:v8'

/**
 * How much a function runs before V8 optimizes it: where one thread of ours runs, and another processor can do so meanwhile, where several do, and
 * what V8 has by itself.
 */
const budget = {
  alone: '--interrupt-budget=250000',
  several: '--interrupt-budget=1000000',
  usual: '--interrupt-budget=67584',
}

/**
 * Up to which length, in bytes of its code, V8 optimizes a function as soon as it has run for a while, rather than when it has done so several times. With what
 * is put into it such a function may take as long as a large one.
 */
const smallFunction = {
  ours: '--max-bytecode-size-for-early-opt=27',
  usual: '--max-bytecode-size-for-early-opt=81',
}

/**
 * Lets V8 optimize functions later than it would. A run over some hundred files is over soon: to optimize all that is called often takes longer
 * than it saves, on the one thread, and on another one that has then less time for our own, most of all where
 * several of ours work. Only the V8 of Node 20 has these settings; newer ones have a compiler for such runs. To be called when all threads have loaded what they run: V8 takes compiled code that was
 * kept, ours and that of Node's own modules, only under the settings of then. For the same reason the usual ones are back when this process ends.
 */
export function optimizeLater(threads = 1): void {
  if (!process.versions.v8.startsWith('11.')) return
  set(threads === 1 ? budget.alone : budget.several, smallFunction.ours)
  process.prependOnceListener('exit', () => set(budget.usual, smallFunction.usual))
}

function set(...flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag)
}
