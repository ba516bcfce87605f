import * as vscode from 'vscode'
import type { AboutParameter } from '../../../server/lsp/protocol.js'
import { aboutText, type Server } from './server.js'

type Values = Readonly<Record<string, string>>

/**
 * What the user gives, for a purpose such as `Simulate`; undefined where they stop. An empty answer leaves a value to the default, or to
 * invention. What was given last is offered again.
 */
export type AskParameters = (
  purpose: string,
  document: vscode.TextDocument,
  parameters: readonly AboutParameter[],
) => Promise<Values | undefined>

/** `memory` keeps what was given, for each document. */
export function askingParameters(memory: vscode.Memento, server: Server): AskParameters {
  return async (purpose, document, parameters) => {
    const key = `parameters of ${document.uri}`
    const before = memory.get<Values>(key) ?? {}
    const given: [string, string][] = []
    for (const [at, parameter] of parameters.entries()) {
      const { name } = parameter
      const title = `${purpose}: ${name} (${at + 1} of ${parameters.length})`
      const last = Object.hasOwn(before, name) ? before[name] : undefined
      const check = (value: string) => server.ask('ssmith/parameterFault', { ...aboutText(document), name, value })
      const value = await valueFor(parameter, { title, last, check })
      if (value === undefined) return undefined
      if (value !== '') given.push([name, value])
    }
    const values = Object.fromEntries(given)
    await memory.update(key, values)
    return values
  }
}

interface Question {
  readonly title: string
  /** What was given last. */
  readonly last: string | undefined
  /** Why a value would not be taken. */
  check(value: string): Promise<string | null>
}

function valueFor(parameter: AboutParameter, question: Question): Promise<string | undefined> {
  const { type, allowedValues } = parameter
  const values = allowedValues.length === 0 && type === 'Boolean' ? ['true', 'false'] : allowedValues
  if (values.length === 0) return typed(parameter, question)
  return type === 'StringList' ? several(parameter, values, question) : one(parameter, values, question)
}

const leftTo = ({ default: otherwise }: AboutParameter): string =>
  otherwise === null ? 'an invented value' : `the default, ${otherwise === '' ? 'empty' : otherwise}`

async function typed(parameter: AboutParameter, { title, last, check }: Question): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: [parameter.description, parameter.type].filter(Boolean).join(' · '),
    placeHolder: `leave empty for ${leftTo(parameter)}`,
    ...(last !== undefined && { value: last }),
    // It is told and may be given all the same: what AWS refuses can be rehearsed too.
    validateInput: async (value) => {
      const message = value === '' ? null : await check(value)
      return message === null ? undefined : { message, severity: vscode.InputBoxValidationSeverity.Warning }
    },
  })
}

async function one(
  parameter: AboutParameter,
  values: readonly string[],
  { title, last }: Question,
): Promise<string | undefined> {
  const leave = { label: `$(circle-slash) ${leftTo(parameter)}`, value: '' }
  const items = [leave, ...values.map((value) => ({ label: value, value }))]
  const again = items.filter(({ value }) => value === last).map((item) => ({ ...item, description: 'as last time' }))
  const others = items.filter(({ value }) => value !== last)
  const placeHolder = parameter.description ?? parameter.type
  return (await vscode.window.showQuickPick([...again, ...others], { title, placeHolder }))?.value
}

/** Of a list several values are chosen; none leaves it to the default. */
async function several(
  parameter: AboutParameter,
  values: readonly string[],
  { title, last }: Question,
): Promise<string | undefined> {
  const before = last === undefined ? [] : listIn(last)
  const items = values.map((label) => ({ label, picked: before.includes(label) }))
  const placeHolder = [parameter.description, `none for ${leftTo(parameter)}`].filter(Boolean).join(' · ')
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true })
  return chosen && (chosen.length === 0 ? '' : JSON.stringify(chosen.map(({ label }) => label)))
}

/** The items of a list in JSON; a text that is none was given for one item. */
function listIn(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : [text]
  } catch {
    return [text]
  }
}
