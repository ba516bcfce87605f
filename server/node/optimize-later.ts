import { setFlagsFromString } from 'node:v8'

/**
 * Lets V8 optimize functions later than it would. A run over some hundred files is over soon: to optimize all that is called often takes longer
 * than it saves, on the one thread, and on another one that has then less time for our own. Only the V8 of Node 20 has this
 * setting; newer ones have a compiler for such runs. To be called before code is compiled, as V8 refuses kept code of other settings.
 */
export function optimizeLater(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=250000')
}
