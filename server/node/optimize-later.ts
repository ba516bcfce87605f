import { setFlagsFromString } from 'node:v8'

/**
 * How much a function runs before V8 optimizes it, and the length in bytes of its code up to which V8 does so at once when it has run that much, rather than when
 * it has several times: where one thread of ours runs, and another processor can do so meanwhile, where several do, and what V8 has by itself. With
 * all that is put into it, a short function may take as long to optimize as a long one.
 */
const settings = {
  alone: ['--interrupt-budget=400000', '--max-bytecode-size-for-early-opt=27'],
  several: ['--interrupt-budget=1000000', '--max-bytecode-size-for-early-opt=27'],
  usual: ['--interrupt-budget=67584', '--max-bytecode-size-for-early-opt=81'],
}

/**
 * Lets V8 optimize functions later than it would. A run over some hundred files is over soon: to optimize all that is called often takes longer
 * than it saves, on the one thread, and on another one that has then less time for our own, most of all where
 * several of ours work. Only the V8 of Node 20 has these settings; newer ones have a compiler for such runs. To be called when all threads have loaded what they run: V8 takes compiled code that was
 * kept, ours and that of Node's own modules, only under the settings of then. For the same reason the usual ones are back when this process ends.
 */
export function optimizeLater(threads = 1): void {
  if (!process.versions.v8.startsWith('11.')) return
  set(threads === 1 ? settings.alone : settings.several)
  process.prependOnceListener('exit', () => set(settings.usual))
}

function set(flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag)
}
