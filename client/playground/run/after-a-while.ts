/** How long one waits for the next key, in milliseconds. */
const patience = 200

/** Does something when nothing has been typed for a while. Gives what calls it off. */
export function afterAWhile(work: () => Promise<void>): () => void {
  const timer = setTimeout(() => {
    // Where the worker was stopped there is nothing to show.
    work().catch(() => undefined)
  }, patience)
  return () => clearTimeout(timer)
}
