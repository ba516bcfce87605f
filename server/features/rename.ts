import type { SsmDocument } from '../document/document.js'
import type { Edit } from '../rules/rule.js'
import { type Name, nameAt, namesOf } from './names.js'

/** The changes that rename what stands at an offset, or why it cannot have the name. */
export type Rename =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly message: string }

/** Renames a step, parameter, variable or output everywhere: where it is declared, in references, jumps and outputs, also within scripts. */
export function rename(document: SsmDocument, offset: number, to: string): Rename | undefined {
  const found = nameAt(document, offset)?.name
  if (!found) return undefined
  const message = refusal(document, found, to)
  if (message !== undefined) return { ok: false, message }
  const places = [found.declaration, ...found.uses]
  return { ok: true, edits: places.map(({ start, end }) => ({ start, end, text: to })) }
}

const forms = {
  parameter: { test: /^[A-Za-z0-9]{1,50}$/, words: 'letters and digits' },
  step: { test: /^[A-Za-z0-9_]{1,128}$/, words: 'letters, digits and underscores' },
  variable: { test: /^[A-Za-z0-9_]{1,50}$/, words: 'letters, digits and underscores' },
  output: { test: /^[A-Za-z0-9_]{1,50}$/, words: 'letters, digits and underscores' },
} as const

function refusal(document: SsmDocument, { kind, name, step }: Name, to: string): string | undefined {
  if (to === name) return undefined
  if (!forms[kind].test.test(to))
    return `the name of ${kind === 'output' ? 'an' : 'a'} ${kind} has ${forms[kind].words} only`
  const taken = namesOf(document).some((other) => other.kind === kind && other.name === to && other.step === step)
  return taken ? `there is ${kind === 'output' ? 'an' : 'a'} ${kind} named ${to} already` : undefined
}
