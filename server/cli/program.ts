/** What the launchers start: the command, and the threads that help it. */
export { main } from './main.js'
export const work = async (): Promise<void> => void (await import('../node/lint-worker.js'))
