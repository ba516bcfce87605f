import { pseudoParameters } from '../../../schemas/system-variables.js'
import type { SsmDocument } from '../../document/document.js'
import { parametersKnown } from '../../document/known-names.js'
import { type Reference, rangeOfName } from '../../document/references.js'
import { type Named, type Unknown, withMistypedDeclarations } from '../mistyped-declaration.js'
import { type Finding, parameterized, rule, type Severity } from '../rule.js'
import { asSafeAs } from './as-safe-as.js'
import { guess, namesOf } from './meant-value.js'
import { isUncertain, referencesTo } from './resolved.js'

export const undeclaredParameter = rule({
  name: 'undeclared-parameter',
  severity: 'error',
  kinds: parameterized,
  summary: 'A reference names a parameter that is not declared.',
  why: 'Systems Manager refuses the document when it is created. It looks for references in scripts too, whatever language they are in, and there is no way to escape braces. Of Session documents it is not known, which is a warning; there the text stays as it is.',
  aws: 'Parameter "X" is not declared.',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    if (!parametersKnown(document)) return []
    const known = namesOf(document)
    const unknown: Unknown[] = []
    for (const reference of referencesTo(document, 'parameter')) {
      const { name } = reference.target
      if (document.parameter(name) || isPseudo(reference)) continue
      const range = rangeOfName(document.tree, reference)
      const { hint, fix, meant } = guess(reference, name, range, known)
      const finding: Finding = {
        range,
        severity: severityOf(document, reference),
        message: `no parameter \`${name}\` is declared${hint}`,
        lacks: [name],
        ...(fix && { fixes: [asSafeAs(reference, fix)] }),
      }
      unknown.push({ name, meant, finding })
    }
    return unknown.length === 0 ? [] : withMistypedDeclarations(unknown, declarations(document))
  },
})

const declarations = (document: SsmDocument): Named => ({
  what: 'the parameter',
  isNone: 'is not declared',
  tree: document.tree,
  declared: (name) => document.parameter(name)?.key,
})

function severityOf({ kind }: SsmDocument, reference: Reference): Severity {
  // Whether a maintenance window fills in its names in other inputs of the step, nobody says.
  const mayBePseudo = pseudoPlaces(reference).some(({ action }) => action === reference.site.step?.action)
  return kind === 'Session' || isUncertain(reference) || mayBePseudo ? 'warning' : 'error'
}

/** A maintenance window fills in the name before Automation sees it. */
const isPseudo = (reference: Reference): boolean =>
  pseudoPlaces(reference).some(
    ({ action, input }) => action === reference.site.step?.action && input === reference.site.path[0],
  )

const pseudoPlaces = ({ target }: Reference) =>
  pseudoParameters.flatMap((each) => (target.kind === 'parameter' && each.name === target.name ? each.places : []))
