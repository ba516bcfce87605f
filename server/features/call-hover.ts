import { callsOf } from '../document/calls.js'
import type { SsmDocument } from '../document/document.js'
import type { DocumentInterface, InterfaceParameter, Repository } from '../document/repository.js'
import type { Hover } from './hover.js'
import { contains } from './node-at.js'

/** What is known of the document that a step runs: on its name what it takes, on one of the values what the parameter is. */
export function callHover(document: SsmDocument, offset: number, repository: Repository): Hover | undefined {
  for (const call of callsOf(document)) {
    const [called] = call.account ? [] : repository.find(call.name)
    if (!called) continue
    if (contains(call.nameRange, offset)) return { range: call.nameRange, text: ofDocument(called) }
    const argument = call.arguments.find(({ key }) => contains(call.place(key), offset))
    const parameter = argument && called.parameters.get(argument.name)
    if (parameter) return { range: call.place(argument.key), text: ofParameter(argument.name, parameter, called) }
  }
  return undefined
}

function ofDocument({ name, kind, schemaVersion, path, parameters }: DocumentInterface): string {
  const takes = [...parameters].map(([each, parameter]) => `- \`${each}\` (${typeOf(parameter)})`)
  const version = schemaVersion === undefined ? '' : `, schema version ${schemaVersion}`
  return [
    `**${name}** — ${kind} document ${path === undefined ? 'of AWS' : 'of this repository'}${version}`,
    takes.length > 0 ? `Parameters:\n\n${takes.join('\n')}` : 'It has no parameters.',
  ].join('\n\n')
}

function ofParameter(name: string, parameter: InterfaceParameter, { name: document }: DocumentInterface): string {
  const { allowedValues, allowedPattern } = parameter
  const facts = [
    ...(allowedValues ? [`- allowedValues: \`${JSON.stringify(allowedValues).slice(0, 200)}\``] : []),
    ...(allowedPattern === undefined ? [] : [`- allowedPattern: \`${JSON.stringify(allowedPattern)}\``]),
  ]
  const head = `**${name}** — parameter of \`${document}\`, ${typeOf(parameter)}`
  return [head, facts.join('\n')].filter(Boolean).join('\n\n')
}

const typeOf = ({ type = 'String', required }: InterfaceParameter): string => `${type}${required ? ', needed' : ''}`
