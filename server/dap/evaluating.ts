import type { DebugProtocol } from '@vscode/debugprotocol'
import { completionsAt } from '../debugger/completions.js'
import { evaluate } from '../debugger/evaluate.js'
import { placeOf } from '../debugger/scopes.js'
import { valueText } from '../debugger/value-text.js'
import { UsageError } from '../node/usage-error.js'
import { frameIn, type Requests, type Session } from './session.js'
import { typeName } from './shown.js'
import { changed, referenceFor, shownBy, within } from './variables.js'

/** Requests on expressions and values, and to change what they name. */
export function evaluatingRequests(session: Session): Requests {
  return {
    setVariable({ variablesReference, name, value }: DebugProtocol.SetVariableArguments) {
      const { depth, place } = shownBy(variablesReference, session)
      return { body: changed(depth, within(place, name), value, session) }
    },
    setExpression({ expression, value, frameId }: DebugProtocol.SetExpressionArguments) {
      const place = placeOf(expression)
      if (!place)
        throw new UsageError(
          `\`${expression}\` cannot be changed; change \`answer\`, \`error\` or what a reference names`,
        )
      return { body: changed(frameIn(session, frameId).depth, place, value, session) }
    },
    evaluate({ expression, context, frameId }: DebugProtocol.EvaluateArguments) {
      const { at, depth } = frameIn(session, frameId)
      const found = evaluate(expression, at)
      if (!found.ok) throw new UsageError(found.message)
      const { value } = found
      const place = placeOf(expression)
      // Parts are shown of what has a place; of what a selector finds, only the text.
      const variablesReference = place ? referenceFor(value, { depth, place }, session) : 0
      const result = context === 'clipboard' ? JSON.stringify(value) : valueText(value)
      return { body: { result, type: typeName(value), variablesReference } }
    },
    completions({ text, line, column, frameId }: DebugProtocol.CompletionsArguments) {
      const { counting } = session.client
      const above = line === undefined ? 0 : startOf(text, line - counting.line)
      const found = completionsAt(text, above + Math.max(0, column - counting.column), frameIn(session, frameId).at)
      const targets = found.map(({ name, start, length }) => ({ label: name, start: start + counting.column, length }))
      return { body: { targets } }
    },
  }
}

/** Where a line of a text begins; lines count from 0. */
const startOf = (text: string, line: number): number =>
  text
    .split('\n')
    .slice(0, Math.max(0, line))
    .reduce((before, { length }) => before + length + 1, 0)
