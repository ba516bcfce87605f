import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'

/** What a reference tries to reach into. */
export interface DeepPath {
  readonly thing: 'step' | 'parameter' | 'variable'
  readonly name: string
}

/** More than one dot, or brackets; what follows does not matter. */
const ofStep = /^([A-Za-z0-9_]+)(?:\.[A-Za-z0-9_]+)?(?:\[|\.[A-Za-z0-9_]*[.[])/
const ofVariable = /^variable:([A-Za-z0-9_]+)[.[]/

/** The thing of the document into which the text between the braces reaches, where it does. */
export function deepPath(text: string, document: SsmDocument): DeepPath | undefined {
  const variable = ofVariable.exec(text)?.[1]
  if (variable !== undefined) return document.variable(variable) && { thing: 'variable', name: variable }
  const name = ofStep.exec(text)?.[1]
  if (name === undefined) return undefined
  if (document.step(name) && isAutomation(document.kind)) return { thing: 'step', name }
  return document.parameter(name) && { thing: 'parameter', name }
}
