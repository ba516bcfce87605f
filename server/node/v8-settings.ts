import { setFlagsFromString } from 'node:v8'

/** A setting of V8 as an option of its command line: ours, and the one that it has by itself. */
export interface V8Setting {
  readonly ours: string
  readonly usual: string
}

/**
 * How much of the code of others V8 puts into a function that it optimizes. With all that is put into it, a short function may take as long to optimize as a
 * long one, and each of V8's threads that do so keeps some MB.
 */
export const inlining: V8Setting = {
  ours: '--max-inlined-bytecode-size-cumulative=100',
  usual: '--max-inlined-bytecode-size-cumulative=920',
}

/** Whether V8 is one that is known to have the settings and to obey: that of Node 20. */
export const isKnownV8 = process.versions.v8.startsWith('11.')

/** Has V8 work under our settings until the process ends. */
export function setUntilExit(settings: readonly V8Setting[]): void {
  for (const { ours } of settings) setFlagsFromString(ours)
  resetAtExit(settings)
}

/**
 * Has V8 work under its own settings when the process ends: it takes compiled code that was kept, ours and that of Node's own modules, only under the
 * settings of then, which have to be those of the next start.
 */
export function resetAtExit(settings: readonly V8Setting[]): void {
  process.prependOnceListener('exit', () => {
    for (const { usual } of settings) setFlagsFromString(usual)
  })
}
