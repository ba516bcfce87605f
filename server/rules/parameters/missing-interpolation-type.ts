import type { Parameter } from '../../document/document.js'
import { variableUses } from '../../document/environment-variables.js'
import { scriptsOf } from '../../document/scripts.js'
import { isDynamic } from '../../syntax/tree.js'
import { commands, type Finding, rule } from '../rule.js'

export const missingInterpolationType = rule({
  name: 'missing-interpolation-type',
  severity: 'warning',
  kinds: commands,
  needs: 'scripts',
  summary: 'A script reads the environment variable of a parameter that does not come as one.',
  why: 'The agent sets `SSM_<name>` only for parameters that have `interpolationType: ENV_VAR` in their declaration; the script finds the variable empty, or fails.',
  page: 'documents-syntax-data-elements-parameters',
  acrossSteps: true,

  check(document) {
    const scripts = scriptsOf(document)
    const told = new Set<Parameter>()
    const found: Finding[] = []
    for (const { parameter, variable, range } of variableUses(document)) {
      if (isDynamic(parameter.node) || told.has(parameter) || parameter.property('interpolationType')) continue
      told.add(parameter)
      if (scripts.some((script) => assigns(script.text, variable))) continue
      found.push({
        range,
        message: `\`${variable}\` is not set; give the parameter \`${parameter.name}\` \`interpolationType: ENV_VAR\``,
        related: [{ range: parameter.key, message: 'declared here' }],
      })
    }
    return found
  },
})

/** Whether a script sets the variable itself, as the guide has it for agents that know no `interpolationType`. */
function assigns(text: string, variable: string): boolean {
  for (let at = text.indexOf(variable); at >= 0; at = text.indexOf(variable, at + 1))
    if (/^['"]?\]?\s*=(?!=)/.test(text.slice(at + variable.length, at + variable.length + 50))) return true
  return false
}
