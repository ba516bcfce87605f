import { pseudoParameters } from '../../../schemas/system-variables.js'
import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { referenceIndex } from '../../document/reference-index.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import { type Finding, parameterized, rule } from '../rule.js'

export const referenceInDefault = rule({
  name: 'reference-in-default',
  severity: 'warning',
  kinds: parameterized,
  needs: 'references in defaults',
  summary: 'The default of a parameter names another parameter, a variable or an output.',
  why: 'The user guide lists it as unsupported. In runbooks the text is expanded when a step uses the parameter, which AWS makes use of itself, but not where a caller gives the same text; in other documents it stays as it is.',
  page: 'automation-variables',

  check(document) {
    const found: Finding[] = []
    for (const reference of referenceIndex(document).within('parameter-default')) {
      const message = messageFor(reference, document)
      if (message !== undefined) found.push({ range: rangeOfReference(document.tree, reference), message })
    }
    return found
  },
})

function messageFor({ target, site }: Reference, document: SsmDocument): string | undefined {
  if (target.kind === 'variable')
    return isAutomation(document.kind)
      ? 'a default cannot count on a variable, which changes during the run'
      : undefined
  if (target.kind === 'output') return 'a default cannot count on an output, which exists only during the run'
  if (target.kind !== 'parameter' || pseudoParameters.some(({ name }) => name === target.name)) return undefined
  if (target.name === site.path[0]) return 'the default names the parameter itself'
  if (!document.parameter(target.name))
    return `no parameter \`${target.name}\` is declared, and a default should not name another one`
  const fate = isAutomation(document.kind) ? 'is expanded, if at all, when a step uses the parameter' : 'stays as it is'
  return `a default should not name another parameter; \`{{ ${target.name} }}\` ${fate}`
}
