import type { SsmDocument } from '../../document/document.js'
import { tokens } from '../../document/references.js'
import { type Script, scriptsOf } from '../../document/scripts.js'
import { quotedParts } from '../../languages/shell-quotes.js'
import { commands, type Finding, rule } from '../rule.js'
import { isEnvironment } from './restricted.js'

export const singleQuotedEnvVar = rule({
  name: 'single-quoted-env-var',
  severity: 'warning',
  kinds: commands,
  summary: 'A parameter that comes as an environment variable stands in single quotes of a shell script.',
  why: 'With `interpolationType: ENV_VAR` the agent writes the name of a variable in the place of the reference, and the shell does not look for variables between single quotes: the script gets the name, not the value.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    if (!document.parameters.some(isEnvironment)) return []
    const found: Finding[] = []
    for (const script of scriptsOf(document))
      if (script.language === 'shell') for (const finding of check(document, script)) found.push(finding)
    return found
  },
})

function* check(document: SsmDocument, { text, rangeOf }: Script): Generator<Finding> {
  for (const { start, end, quote } of quotedParts(text)) {
    if (quote !== "'") continue
    for (const { from, to, target } of tokens(text.slice(start, end))) {
      const parameter = target.kind === 'parameter' ? document.parameter(target.name) : undefined
      if (!parameter || !isEnvironment(parameter)) continue
      const message = `\`${parameter.name}\` becomes a variable, which single quotes keep from being replaced; use double quotes`
      yield { range: rangeOf(start + from, start + to), message }
    }
  }
}
