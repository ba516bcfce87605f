import type { DebugProtocol } from '@vscode/debugprotocol'
import { completionsAt } from '../debugger/completions.js'
import { evaluate } from '../debugger/evaluate.js'
import { placeOf } from '../debugger/scopes.js'
import { UsageError } from '../node/usage-error.js'
import { frameIn, type Requests, type Session } from './session.js'
import { typeName, valueText } from './shown.js'
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
    evaluate({ expression, frameId }: DebugProtocol.EvaluateArguments) {
      const { at, depth } = frameIn(session, frameId)
      const found = evaluate(expression, at)
      if (!found.ok) throw new UsageError(found.message)
      const { value } = found
      const place = placeOf(expression)
      // Parts are shown of what has a place; of what a selector finds, only the text.
      const variablesReference = place ? referenceFor(value, { depth, place }, session) : 0
      return { body: { result: valueText(value), type: typeName(value), variablesReference } }
    },
    completions({ text, column, frameId }: DebugProtocol.CompletionsArguments) {
      const first = session.client.counting.column
      const found = completionsAt(text, column - first, frameIn(session, frameId).at)
      return {
        body: { targets: found.map(({ name, start, length }) => ({ label: name, start: start + first, length })) },
      }
    },
  }
}
