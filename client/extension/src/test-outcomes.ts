import * as vscode from 'vscode'
import type { Ran } from './program.js'

/** What `ssmith test --format json` says of a file. */
interface TestedFile {
  readonly faults: readonly Placed[]
  readonly cases: readonly {
    readonly name: string
    readonly differences: readonly Difference[]
  }[]
}

interface Placed {
  readonly line: number
  readonly column: number
  readonly message: string
}

interface Difference extends Placed {
  readonly expected?: readonly string[]
  readonly actual?: readonly string[]
}

/** What came of a case, for those who ask by a command. */
export interface Outcome {
  readonly name: string
  readonly passed: boolean
  readonly messages: readonly string[]
}

/** Tells what came of the cases of a file. */
export function tell(
  ran: Ran,
  file: vscode.TestItem,
  cases: readonly vscode.TestItem[],
  tested: vscode.TestRun,
): Outcome[] {
  const result = ran.code <= 2 ? resultIn(ran.out) : undefined
  const refused = result === undefined ? ran.error : result.faults.map(({ message }) => message).join('\n')
  return cases.map((item) => {
    const found = result?.cases.find(({ name }) => name === item.label)
    if (found) return tellCase(item, found.differences, tested)
    const message = new vscode.TestMessage(refused || `${file.label} was not run`)
    tested.errored(item, message)
    return outcomeOf(item, false, [message], tested)
  })
}

/** Tells what came of a case: it passes where nothing came out otherwise than expected. */
export function tellCase(item: vscode.TestItem, differences: readonly Difference[], tested: vscode.TestRun): Outcome {
  const messages = differences.map((each) => messageOf(each, item))
  const passed = messages.length === 0
  if (passed) tested.passed(item)
  else tested.failed(item, messages)
  return outcomeOf(item, passed, messages, tested)
}

function outcomeOf(
  { label }: vscode.TestItem,
  passed: boolean,
  messages: readonly vscode.TestMessage[],
  tested: vscode.TestRun,
): Outcome {
  const outcome = { name: label, passed, messages: messages.map(textOf) }
  tested.appendOutput([`${passed ? '✔' : '✘'} ${label}`, ...outcome.messages, ''].join('\r\n'))
  return outcome
}

function resultIn(text: string): TestedFile | undefined {
  try {
    return (JSON.parse(text) as { readonly files: readonly TestedFile[] }).files[0]
  } catch {
    return undefined
  }
}

function messageOf(
  { line, column, message, expected, actual }: Difference,
  { uri }: vscode.TestItem,
): vscode.TestMessage {
  const told =
    expected && actual
      ? vscode.TestMessage.diff(message, expected.join('\n'), actual.join('\n'))
      : new vscode.TestMessage(message)
  if (uri) told.location = new vscode.Location(uri, new vscode.Position(line - 1, column - 1))
  return told
}

const textOf = ({ message }: vscode.TestMessage): string => (typeof message === 'string' ? message : message.value)
