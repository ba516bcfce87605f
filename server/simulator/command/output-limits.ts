/** Characters that the service keeps (API reference, GetCommandInvocation and CommandPlugin); the agent cuts both streams at the first. */
const longest = { output: 24_000, errorOutput: 8000, combined: 2500 } as const

const streamCut = '--output truncated--'
const separator = '\n----------ERROR-------\n'
const outputCut = '\n---Output truncated---'
const errorCut = '\n---Error truncated----'

const cut = (text: string, most: number, mark: string): string =>
  text.length <= most ? text : text.slice(0, Math.max(0, most - mark.length)) + mark

interface Streams {
  readonly output: string
  readonly errorOutput: string
}

/** Texts of several steps in one, each on lines of its own; no more than can be kept. */
export function joinedOutput(texts: Iterable<string>): string {
  let joined = ''
  for (const text of texts) {
    if (joined.length > longest.output) break
    if (text !== '') joined += (joined === '' ? '' : '\n') + text.slice(0, longest.output + 1)
  }
  return joined
}

/** A result with what its plugin printed as far as GetCommandInvocation shows it. */
export const kept = <T extends Streams>(result: T): T => ({
  ...result,
  output: cut(result.output, longest.output, streamCut),
  errorOutput: cut(result.errorOutput, longest.errorOutput, streamCut),
})

/**
 * Both streams in one text, as ListCommandInvocations shows them. How they share what room there is is our choice: errors have half of it,
 * and what the other leaves.
 */
export function combinedOutput({ output, errorOutput }: Streams): string {
  if (errorOutput === '') return cut(output, longest.combined, outputCut)
  const room = longest.combined - separator.length
  const forErrors = Math.max(Math.floor(room / 2), room - output.length)
  const errors = cut(errorOutput, forErrors, errorCut)
  return cut(output, room - errors.length, outputCut) + separator + errors
}
