import type { Range } from '../syntax/tree.js'
import { isCommand } from './build.js'
import type { Parameter, SsmDocument } from './document.js'
import { factOf } from './fact-of.js'
import { scriptsOf } from './scripts.js'

/** A place where a script names the environment variable of a parameter, `SSM_<name>`. */
export interface VariableUse {
  readonly parameter: Parameter
  /** With the letters before the name. */
  readonly variable: string
  readonly range: Range
  readonly nameRange: Range
}

/** With `ENV_VAR` scripts of Command documents read the value of a parameter from an environment variable, with or without a reference. */
export const variableUses = factOf((document): readonly VariableUse[] =>
  isCommand(document.kind) && document.tree.text.includes(prefix) ? [...usesIn(document)] : [],
)

const prefix = 'SSM_'

/** The environment variable of a parameter. */
export const variableOf = (parameter: string): string => prefix + parameter

function* usesIn(document: SsmDocument): Generator<VariableUse> {
  for (const { text, rangeOf } of scriptsOf(document)) {
    for (const { index, 0: variable, 1: name = '' } of text.matchAll(/\bSSM_([A-Za-z0-9]+)\b/g)) {
      const parameter = document.parameter(name)
      const end = index + variable.length
      if (parameter)
        yield {
          parameter,
          variable,
          range: rangeOf(index, end),
          nameRange: rangeOf(index + prefix.length, end),
        }
    }
  }
}
