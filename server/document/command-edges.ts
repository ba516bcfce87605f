import { type Node, stringOf } from '../syntax/tree.js'
import type { SsmDocument, Step } from './document.js'
import { factOf } from './fact-of.js'

/** A way from a step of a Command document. `to` is missing where the document ends. */
export interface CommandEdge {
  readonly from: Step
  readonly to: Step | undefined
  readonly reason: 'next' | 'onFailure' | 'onSuccess'
  /** The input that says so. */
  readonly exit?: Node
}

/** Inputs with which a step leaves out those behind it, and the values that do. */
const exits = [
  ['onFailure', /^(?:exit|successAndExit)$/],
  ['onSuccess', /^exit$/],
] as const

/** The ways through a Command document: its order, and where a step ends it but for a last step that always runs. */
export const commandEdges = factOf((document): readonly CommandEdge[] => [...edgesIn(document)])

function* edgesIn({ mainSteps }: SsmDocument): Generator<CommandEdge> {
  const last = mainSteps.at(-1)
  const always = last && isFinally(last) ? last : undefined
  for (const [at, from] of mainSteps.entries()) {
    const next = mainSteps[at + 1]
    yield { from, to: next, reason: 'next' }
    const to = from === always ? undefined : always
    for (const [input, values] of exits) {
      const exit = from.input(input)
      if (exit && values.test(stringOf(exit) ?? '') && to !== next) yield { from, to, reason: input, exit }
    }
  }
}

function isFinally(step: Step): boolean {
  const node = step.input('finallyStep')
  return node?.kind === 'scalar' && String(node.value) === 'true'
}
