import { inlining, isKnownV8, setUntilExit, type V8Setting } from './v8-settings.js'

/** How much a function runs before V8 optimizes it: where one thread of ours runs, and another processor can do so meanwhile, and where several do. */
const budgets = { alone: 200_000, several: 1_000_000, usual: 67_584 }

/** The length in bytes of the code of a function up to which V8 optimizes it at once when it has run that much, rather than when it has several times. */
const early: V8Setting = {
  ours: '--max-bytecode-size-for-early-opt=27',
  usual: '--max-bytecode-size-for-early-opt=81',
}

/**
 * Lets V8 optimize functions later than it would, and with less put into them. A run over some hundred files is over soon: to optimize all that is called often
 * takes longer than it saves, on the one thread, and on another one that has then less time for our own, most of all where several of ours work. Newer
 * versions of V8 have a compiler for such runs. To be called when all threads have loaded what they run, see {@link setUntilExit}.
 */
export function optimizeLater(threads = 1): void {
  if (!isKnownV8) return
  const budget: V8Setting = {
    ours: `--interrupt-budget=${threads === 1 ? budgets.alone : budgets.several}`,
    usual: `--interrupt-budget=${budgets.usual}`,
  }
  setUntilExit([budget, early, inlining])
}
