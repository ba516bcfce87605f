import type { Answered, Question, Told } from './questions.js'
import type { Rehearser } from './rehearser.js'

/** Has a rehearser answer a question. What goes wrong is told, never thrown. */
export async function answerQuestion(rehearser: Rehearser, { id, name, given }: Question): Promise<Answered> {
  try {
    const answer = rehearser[name] as (given: unknown) => Told<typeof name> | Promise<Told<typeof name>>
    return { id, told: await answer(given) }
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) }
  }
}
