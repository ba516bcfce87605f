import type { Parameter, SsmDocument } from '../../document/document.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { rangeOfName } from '../../document/references.js'
import { declarationName } from '../places.js'
import { type Finding, type Fix, parameterized, rule } from '../rule.js'

export const malformedParameterName = rule({
  name: 'malformed-parameter-name',
  severity: 'error',
  kinds: parameterized,
  summary: 'The name of a parameter holds more than letters and digits.',
  why: 'Systems Manager refuses the document when it is created; the agent ignores values that are given under such a name. Variables may have underscores.',
  aws: 'Parameter name "X" is not alpha-numeric.',
  page: 'documents-syntax-data-elements-parameters',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      if (/^[A-Za-z0-9]+$/.test(parameter.name) || holdsPlaceholder(parameter.name)) continue
      const what = declarationName(document, parameter)
      found.push({
        range: parameter.key,
        severity: document.kind === 'Session' ? 'warning' : 'error',
        message: `the name of ${what} may hold letters and digits only`,
        fixes: rename(document, parameter),
      })
    }
    for (const variable of document.variables) {
      if (/^[A-Za-z0-9_]+$/.test(variable.name) || holdsPlaceholder(variable.name)) continue
      const message = `no reference can name ${declarationName(document, variable)}; write letters, digits and underscores`
      found.push({ range: variable.key, severity: 'warning', message })
    }
    return found
  },
})

/** Joins the parts of the name in camel case. Whoever starts the document has to use the new name too, so it is not safe. */
function rename(document: SsmDocument, { name, key, property }: Parameter): Fix[] {
  const text = name.replace(/[^A-Za-z0-9]+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase())
  if (text === '' || document.parameter(text) || property('interpolationType')) return []
  const uses = document.references.filter(({ target }) => namedBy(target) === name)
  const edits = [key, ...uses.map((use) => rangeOfName(document.tree, use))].map(({ start, end }) => ({
    start,
    end,
    text,
  }))
  return [{ title: `rename to \`${text}\``, safe: false, edits }]
}

/** A name with hyphens is no reference by the grammar, but it is clear what is meant. */
function namedBy(target: SsmDocument['references'][number]['target']): string | undefined {
  if (target.kind === 'parameter') return target.name
  return target.kind === 'unclear' ? target.text : undefined
}
