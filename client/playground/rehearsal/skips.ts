import type { Debugger, Stop } from '../../../server/debugger/debugger.js'
import type { Frame } from '../../../server/debugger/frames.js'
import type { Skip } from './questions.js'

/** The steps that a run can go on to without those in between: inner ones first, those behind where it is before others. */
export const skipsIn = ({ frames, here }: Debugger): readonly Skip[] =>
  here?.kind === 'end' ? [] : frames.map(skipsAt).reverse().flat()

function skipsAt({ kind, step, execution }: Frame, depth: number): readonly Skip[] {
  if (kind === 'request' || !step || !execution.scope) return []
  const { siblings, index } = step
  const others = [...siblings.slice(index + 1), ...siblings.slice(0, index)]
  return others.flatMap(({ name }) => (name === undefined ? [] : { depth, step: name }))
}

/** The way to one of them. */
export function waySkippingTo({ depth, step: name }: Skip, debugged: Debugger): (() => Promise<Stop>) | undefined {
  const step = debugged.frames[depth]?.step?.siblings.find((each) => each.name === name)
  return step && debugged.wayOnTo(step)
}
