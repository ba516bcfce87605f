import type * as vscode from 'vscode'

/** Another answer, as it is typed: JSON for a success, `Code` or `Code: message` for a refusal. */
export type GivenAnswer = { readonly answer: string } | { readonly error: string }

/** Sets the answer of the pending request; what is wrong with it is thrown. */
export async function setAnswer(session: vscode.DebugSession, given: GivenAnswer): Promise<void> {
  const [expression, value] = 'answer' in given ? ['answer', given.answer] : ['error', given.error]
  await session.customRequest('setExpression', { expression, value })
}
