import type { Debugger } from '../../../server/debugger/debugger.js'
import { assignIn, type ScopeName, scopesAt, type ValuePlace, valuesIn } from '../../../server/debugger/scopes.js'
import { valueText } from '../../../server/debugger/value-text.js'
import type { Expressible } from '../../../server/debugger/views.js'
import type { Json } from '../../../server/syntax/tree.js'
import type { ShownScope, ShownValue } from './questions.js'

/** More values of a group are not told: nobody reads so many. */
const most = 500

/** Groups whose values are maps: each value in these has a line. */
const nested: ReadonlySet<ScopeName> = new Set<ScopeName>(['Outputs', 'Account'])

/** The groups of values at a level of the stack, with the values of those that are open. */
export function scopesOf(debugged: Debugger, depth: number, open: readonly ScopeName[]): readonly ShownScope[] {
  const frame = debugged.frames[depth]
  if (!frame) return []
  const at = debugged.at(frame)
  return scopesAt(at).map((name) => {
    if (!open.includes(name)) return { name, values: undefined, left: 0, canChange: false }
    const lines = linesOf(name, at)
    return {
      name,
      values: lines.slice(0, most).map(shownValue),
      left: Math.max(0, lines.length - most),
      canChange: debugged.here?.kind !== 'end' && isChangeable(name, lines[0], at),
    }
  })
}

type Line = readonly [path: readonly string[], value: Json]

function linesOf(name: ScopeName, at: Expressible): readonly Line[] {
  const values = Object.entries(valuesIn(name, at) ?? {})
  if (!nested.has(name)) return values.map(([key, value]) => [[key], value])
  return values.flatMap(([key, value]): readonly Line[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value as Readonly<Record<string, Json>>).map(([inner, each]) => [[key, inner], each])
      : [[[key], value]],
  )
}

const shownValue = ([path, value]: Line): ShownValue => ({ path, text: valueText(value) })

/** Values of one group can all be changed, or none of them. */
const isChangeable = (scope: ScopeName, line: Line | undefined, { frame }: Expressible): boolean =>
  line !== undefined && assignIn(frame, { scope, path: line[0] } satisfies ValuePlace, line[1]).ok
