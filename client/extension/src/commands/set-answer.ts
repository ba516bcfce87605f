import * as vscode from 'vscode'
import type { Asked } from '../../../../server/dap/protocol.js'
import { editAnswer } from '../debug/answer-files.js'
import { type GivenAnswer, setAnswer } from '../debug/answers.js'
import { askAdapter, ownSession } from '../debug/session.js'

/**
 * Lets the user choose how the pending request is answered: with a success, whose JSON is edited as a text, or with an error. Another
 * extension, or a test, gives the answer itself.
 */
export async function chooseAnswer(given?: unknown): Promise<void> {
  const session = ownSession()
  const asked = session && (await askAdapter(session, 'ssmith/asked', {}))
  if (!session || !asked) {
    void vscode.window.showInformationMessage('ssmith: nothing is asked for here; step into the step first')
    return
  }
  const answer = isGiven(given) ? given : await chosenFor(asked)
  if (answer) await setAnswer(session, answer)
}

/** The menus of the debugger call with arguments of their own. */
const isGiven = (given: unknown): given is GivenAnswer =>
  typeof given === 'object' && given !== null && ('answer' in given || 'error' in given)

interface Way extends vscode.QuickPickItem {
  /** The answer; undefined where it is not known before the user has gone on. */
  choose?(): Promise<GivenAnswer | undefined>
}

async function chosenFor(asked: Asked): Promise<GivenAnswer | undefined> {
  const chosen = await vscode.window.showQuickPick(waysFor(asked), {
    title: `Answer of ${asked.name}`,
    placeHolder: asked.error === '' ? `now a success, ${asked.source}` : `now ${asked.error}`,
    matchOnDescription: true,
  })
  return chosen?.choose?.()
}

function waysFor({ name, answer, error, errors }: Asked): Way[] {
  const success: Way = {
    label: '$(edit) Success…',
    description: shortened(JSON.stringify(answer)),
    detail: 'edit the answer as JSON; save it to answer with it',
    async choose() {
      await editAnswer(name, answer)
      return undefined
    },
  }
  const refusal: Way = {
    label: '$(error) Error…',
    description: error,
    detail: 'type a code, with a message or without',
    choose: () => typedError(name, error),
  }
  const codes = [...new Set([...errors, ...common])].map((code) => ({
    label: code,
    choose: async () => ({ error: code }),
  }))
  return [success, refusal, { label: 'refused with', kind: vscode.QuickPickItemKind.Separator }, ...codes]
}

/** Errors that any API may give. */
const common = ['AccessDeniedException', 'ThrottlingException', 'InternalFailure', 'ServiceUnavailable']

async function typedError(name: string, error: string): Promise<GivenAnswer | undefined> {
  const typed = await vscode.window.showInputBox({
    title: `Error of ${name}`,
    value: error,
    placeHolder: 'ThrottlingException: Rate exceeded',
    validateInput: (text) =>
      /^[A-Za-z][\w.-]*(?::|$)/.test(text) ? undefined : 'begin with a code, such as `AccessDenied`',
  })
  return typed === undefined ? undefined : { error: typed }
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
