import type { SsmDocument, Parameter } from '../../document/document.js'
import { isAutomation } from '../../document/build.js'
import { referenceIndex } from '../../document/reference-index.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import { scriptActions } from './script-actions.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { isEnvironment, isRestricted } from './restricted.js'

export const scriptInjection = rule({
  name: 'script-injection',
  severity: 'warning',
  kinds: parameterized,
  needs: 'references in scripts',
  summary: 'A parameter that can hold any text is pasted into a script.',
  why: 'The value becomes part of the program before it runs, without any quoting, so whoever may start the document can make it run anything. `allowedValues` or an anchored `allowedPattern` limit what can be passed; values that are passed beside the script cannot become code.',
  page: 'documents-syntax-data-elements-parameters',
  acrossSteps: true,

  check(document) {
    const reported = new Set<Parameter>()
    const found: Finding[] = []
    for (const reference of referenceIndex(document).within('script')) {
      const parameter = pasted(reference, document)
      if (!parameter || reported.has(parameter)) continue
      reported.add(parameter)
      found.push({
        range: rangeOfReference(document.tree, reference),
        message: `any text that a caller passes as \`${parameter.name}\` becomes part of the script; ${advice(reference, document)}`,
        related: [{ range: parameter.key, message: 'declared here without `allowedValues` or `allowedPattern`' }],
      })
    }
    return found
  },
})

/** The parameter of a reference within a script. One that is the whole script, or a whole line of it, is meant to be code. */
function pasted({ target, site, whole }: Reference, document: SsmDocument): Parameter | undefined {
  if (target.kind !== 'parameter' || whole || !scriptActions.has(site.step?.action ?? '')) return undefined
  const parameter = document.parameter(target.name)
  return parameter && !isRestricted(parameter) && !isEnvironment(parameter) ? parameter : undefined
}

function advice({ site }: Reference, { kind, schemaVersion }: SsmDocument): string {
  if (site.step?.action === 'aws:executeScript') return 'pass it by `InputPayload`, or restrict the parameter'
  if (isAutomation(kind))
    return 'restrict it, or run a document of your own that takes it as a parameter with `interpolationType: ENV_VAR`'
  return schemaVersion === '2.2'
    ? 'give the parameter `interpolationType: ENV_VAR`, or restrict it'
    : 'restrict the parameter'
}
