import { apiCallsOf } from '../document/api-calls.js'
import { outputNames } from '../document/output-names.js'
import type { OwnFile } from './own-file.js'
import type { Named } from './own-place.js'

/** A name that may stand in one of our files, with what it is. */
export interface KnownName {
  readonly name: string
  readonly detail: string
}

/** The names of a kind that the document under test has. */
export function knownNames({ document, steps }: OwnFile, named: Named): readonly KnownName[] {
  if (!document) return [...(named === 'step' ? (steps?.keys() ?? []) : [])].map((name) => ({ name, detail: '' }))
  switch (named) {
    case 'parameter':
      return document.parameters.map(({ name, type = '' }) => ({ name, detail: type }))
    case 'variable':
      return document.variables.map(({ name, type = '' }) => ({ name, detail: type }))
    case 'first-step':
      return namesOf(document.mainSteps)
    case 'step': {
      const own = namesOf(document.steps)
      const known = new Set(own.map(({ name }) => name))
      const others = [...(steps?.keys() ?? [])].filter((name) => !known.has(name))
      return [...own, ...others.map((name) => ({ name, detail: 'of another document' }))]
    }
    case 'output': {
      const given = document.outputs.flatMap(({ text }) => (text === undefined ? [] : [{ name: text, detail: '' }]))
      const all = document.steps.flatMap(({ name, action = '', loop }, at) =>
        name === undefined || loop
          ? []
          : [...(outputNames(document.steps[at] as (typeof document.steps)[number]) ?? [])].map((output) => ({
              name: `${name}.${output}`,
              detail: action,
            })),
      )
      return distinct([...given, ...all])
    }
    case 'call':
      return distinct(
        apiCallsOf(document).map(({ service, api, step }) => ({
          name: `${service}:${api}`,
          detail: `in ${step.name ?? ''}`,
        })),
      )
  }
}

const namesOf = (
  steps: readonly { readonly name: string | undefined; readonly action: string | undefined }[],
): readonly KnownName[] =>
  steps.flatMap(({ name, action = '' }) => (name === undefined ? [] : [{ name, detail: action }]))

const distinct = (names: readonly KnownName[]): readonly KnownName[] => [
  ...new Map(names.map((each) => [each.name, each])).values(),
]
