import type { Platform } from './action.js'

/** What a precondition can compare with `platformType`; the agent compares in lower case. */
export const platformTypes: readonly Platform[] = ['Linux', 'MacOS', 'Windows']
