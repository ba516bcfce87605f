import { once } from 'node:events'

/** Comes when somebody ends the program, by Ctrl+C or a signal. */
export const interrupted = (): Promise<unknown> => Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
