import type { Answer } from '../simulator/request.js'
import type { Json } from '../syntax/tree.js'
import { withValue } from './scopes.js'

/** An answer that somebody changed, or why it cannot be that. */
export type ChangedAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly message: string }

/**
 * An answer with another value under `answer`, which makes it a success, or under `error`: `Code`, or `Code: message`, which makes it a
 * refusal. It takes as long as before.
 */
export function answerWith(answer: Answer, [name, ...path]: readonly string[], value: Json): ChangedAnswer {
  const time = answer.seconds === undefined ? {} : { seconds: answer.seconds }
  if (name === 'answer') {
    const changed = withValue(answer.kind === 'value' ? answer.value : null, path, value)
    return changed.ok ? { ok: true, answer: { kind: 'value', value: changed.value, ...time } } : changed
  }
  if (name !== 'error' || path.length > 0) return { ok: false, message: 'only `answer` and `error` can be changed' }
  const [, code, message = 'changed in the debugger'] = /^([A-Za-z][\w.-]*)(?::\s*(.*))?$/s.exec(String(value)) ?? []
  if (code === undefined)
    return { ok: false, message: 'expected the code of an error, such as `ThrottlingException` or `Code: message`' }
  return { ok: true, answer: { kind: 'error', code, message, ...time } }
}
