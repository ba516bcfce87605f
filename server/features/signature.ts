import { callsOf } from '../document/calls.js'
import type { SsmDocument } from '../document/document.js'
import type { Repository } from '../document/repository.js'
import { contains } from './node-at.js'

/** The parameters of a called document, and which of them has the cursor. */
export interface Signature {
  readonly label: string
  readonly parameters: readonly { readonly name: string; readonly label: string }[]
  readonly active: number | undefined
}

/** What the document takes to which values are given at an offset. */
export function signatureAt(document: SsmDocument, offset: number, repository: Repository): Signature | undefined {
  const call = callsOf(document).find(({ step }) => step.inputs && contains(step.inputs, offset))
  const [called] = call && !call.account ? repository.find(call.name) : []
  if (!call || !called) return undefined
  const parameters = [...called.parameters].map(([name, { type = 'String', required }]) => ({
    name,
    label: `${name}${required ? '' : '?'}: ${type}`,
  }))
  const argument = call.arguments.find(({ key, value }) =>
    contains({ start: call.place(key).start, end: call.place(value ?? key).end }, offset),
  )
  const active = parameters.findIndex(({ name }) => name === argument?.name)
  return {
    label: `${called.name}(${parameters.map(({ label }) => label).join(', ')})`,
    parameters,
    active: active < 0 ? undefined : active,
  }
}
