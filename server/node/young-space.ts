import { getHeapSpaceStatistics } from 'node:v8'
import { isKnownV8, setUntilExit, type V8Setting } from './v8-settings.js'

/** How much larger V8 makes the space for young objects where many of them are in use: not at all, or twice as large. */
export const growth: V8Setting = { ours: '--semi-space-growth-factor=1', usual: '--semi-space-growth-factor=2' }

/** The space for young objects of this thread, in bytes. */
export const sizeOfYoungSpace = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0

/** Enough for what is made of a few documents. */
const enough = 8 * 1024 * 1024

/** To ask for the size takes as long as to read a small document. */
const filesBetween = 8

/**
 * To be called after each file of many: has V8 keep the space for young objects where it is once it is large enough. By itself it lets it grow to 32 MB, and
 * to get memory of the system for the first time takes longer than to clear up more often.
 */
export function youngSpaceLimit(): () => void {
  let files = 0
  let isLimited = !isKnownV8
  return () => {
    files++
    if (isLimited || files % filesBetween > 0 || sizeOfYoungSpace() < enough) return
    isLimited = true
    setUntilExit([growth])
  }
}
