import type { DebugProtocol } from '@vscode/debugprotocol'
import { completionsAt } from '../debugger/completions.js'
import type { ExceptionKind } from '../debugger/debugger.js'
import { evaluate } from '../debugger/evaluate.js'
import { placeOf, scopeNames, type ValuePlace, valuesIn } from '../debugger/scopes.js'
import { UsageError } from '../node/usage-error.js'
import type { Json } from '../syntax/tree.js'
import { frameIn, launchedIn, type Requests, type Session, type Shown, stillIn, threadId } from './session.js'
import { expressionOf, frameName, partsOf, typedValue, typeName, valueText } from './shown.js'

/** Requests on where a run stands, and what can be changed there. */
export function lookingRequests(session: Session): Requests {
  return {
    threads: () => ({ body: { threads: [{ id: threadId, name: session.launched?.launch.program ?? 'rehearsal' }] } }),
    stackTrace({ startFrame = 0, levels = 0 }: DebugProtocol.StackTraceArguments) {
      const { debugged, sources } = stillIn(session)
      const frames = debugged.frames.map((frame, depth) => ({
        id: depth + 1,
        name: frameName(frame),
        canRestart: frame.step !== undefined,
        ...sources.placeOf(frame.execution.document, frame.step),
      }))
      const stackFrames = frames.toReversed().slice(startFrame, levels > 0 ? startFrame + levels : undefined)
      return { body: { stackFrames, totalFrames: frames.length } }
    },
    scopes({ frameId }: DebugProtocol.ScopesArguments) {
      const { at, depth } = frameIn(session, frameId)
      const scopes = scopeNames.flatMap((scope) => {
        if (!valuesIn(scope, at)) return []
        const variablesReference = referenceTo({ depth, place: { scope, path: [] } }, session)
        return [{ name: scope, variablesReference, expensive: false }]
      })
      return { body: { scopes } }
    },
    variables({ variablesReference, start = 0, count = 0 }: DebugProtocol.VariablesArguments) {
      const { depth, place } = shownBy(variablesReference, session)
      const parts = partsOf(valueAt(depth, place, session)).slice(start, count > 0 ? start + count : undefined)
      return { body: { variables: parts.map(([name, value]) => variable(depth, within(place, name), value, session)) } }
    },
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
      const first = session.counting.column
      const found = completionsAt(text, column - first, frameIn(session, frameId).at)
      return {
        body: { targets: found.map(({ name, start, length }) => ({ label: name, start: start + first, length })) },
      }
    },
    exceptionInfo() {
      launchedIn(session)
      const { stop } = session
      if (stop?.reason !== 'exception') throw new UsageError('the run does not stand at an exception')
      return { body: { exceptionId: titles[stop.exception ?? 'failed'], description: stop.text, breakMode: 'always' } }
    },
  }
}

/** What is stopped at, in a few words. */
const titles: Readonly<Record<ExceptionKind, string>> = {
  failed: 'the step has failed',
  cancelled: 'the step has been cancelled',
  invented: 'an invented answer',
}

const within = ({ scope, path }: ValuePlace, name: string): ValuePlace => ({ scope, path: [...path, name] })

function referenceTo(shown: Shown, { shown: all }: Session): number {
  return all.push(shown)
}

/** A reference to the parts of a value; 0 where it has none. */
const referenceFor = (value: Json, shown: Shown, session: Session): number =>
  partsOf(value).length > 0 ? referenceTo(shown, session) : 0

function shownBy(reference: number, session: Session): Shown {
  stillIn(session)
  const shown = session.shown[reference - 1]
  if (!shown) throw new UsageError(`there are no variables \`${reference}\``)
  return shown
}

/** The value at a place, as it is now. */
function valueAt(depth: number, { scope, path }: ValuePlace, session: Session): Json {
  let here: Json | undefined = valuesIn(scope, frameIn(session, depth + 1).at)
  for (const name of path) here = partsOf(here ?? null).find(([each]) => each === name)?.[1]
  if (here === undefined) throw new UsageError(`there is no value \`${path.join('.')}\``)
  return here
}

function variable(depth: number, place: ValuePlace, value: Json, session: Session): DebugProtocol.Variable {
  const evaluateName = expressionOf(place)
  return {
    name: place.path.at(-1) ?? '',
    value: valueText(value),
    type: typeName(value),
    variablesReference: referenceFor(value, { depth, place }, session),
    ...(evaluateName !== undefined && { evaluateName }),
  }
}

/** Changes a value, and shows what it is then. */
function changed(
  depth: number,
  place: ValuePlace,
  text: string,
  session: Session,
): Omit<DebugProtocol.Variable, 'name'> {
  const value = typedValue(text, place.path[0] === 'error' ? '' : valueAt(depth, place, session))
  if (value === undefined) throw new UsageError(`expected a JSON value, found \`${text}\``)
  const fault = launchedIn(session).debugged.assign(depth, place, value)
  if (fault !== undefined) throw new UsageError(fault)
  session.tell('invalidated', { areas: ['variables'] })
  const { name: _, ...rest } = variable(depth, place, valueAt(depth, place, session), session)
  return rest
}
