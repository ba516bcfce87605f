import { pseudoParameters, systemVariables } from '../../../schemas/system-variables.js'
import type { SsmDocument } from '../../document/document.js'
import { parametersKnown } from '../../document/known-names.js'
import { isOfPass, loopsAround } from '../../document/loops.js'
import { type Reference, rangeOfName } from '../../document/references.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { correction, type Fix, parameterized, replaceWith, rule, type Severity } from '../rule.js'
import type { Range } from '../../syntax/tree.js'
import { isUncertain, referencesTo } from './resolved.js'

export const undeclaredParameter = rule({
  name: 'undeclared-parameter',
  severity: 'error',
  kinds: parameterized,
  summary: 'A reference names a parameter that is not declared.',
  why: 'Systems Manager refuses the document when it is created. It looks for references in scripts too, whatever language they are in, and there is no way to escape braces. Of Session documents it is not known, which is a warning; there the text stays as it is.',
  aws: 'Parameter "X" is not declared.',
  page: 'automation-variables',

  *check(document) {
    if (!parametersKnown(document)) return
    const names = document.parameters.map(({ name }) => name)
    const outputs = outputsByName(document)
    for (const reference of referencesTo(document, 'parameter')) {
      const { name } = reference.target
      if (document.parameter(name) || isPseudo(reference)) continue
      const range = rangeOfName(document.tree, reference)
      const { hint, fix } = guess(name, range, { document, names, outputs, reference })
      yield {
        range,
        severity: severityOf(document, reference),
        message: `no parameter \`${name}\` is declared${hint}`,
        ...(fix && { fixes: [fix] }),
      }
    }
  },
})

function severityOf({ kind }: SsmDocument, reference: Reference): Severity {
  return kind === 'Session' || isUncertain(reference) ? 'warning' : 'error'
}

/** A maintenance window fills in the name before Automation sees it. */
function isPseudo({ target, site }: Reference): boolean {
  const places = pseudoParameters.flatMap((each) =>
    target.kind === 'parameter' && each.name === target.name ? each.places : [],
  )
  return places.some(({ action, input }) => action === site.step?.action && input === site.path[0])
}

interface Surroundings {
  readonly document: SsmDocument
  readonly names: readonly string[]
  readonly outputs: ReadonlyMap<string, string>
  readonly reference: Reference
}

interface Guess {
  readonly hint: string
  readonly fix?: Fix
}

/** What the author probably meant by the name. */
function guess(name: string, range: Range, { document, names, outputs, reference }: Surroundings): Guess {
  const meant = nearest(name, names)
  const known = (text: string, safe: boolean): Guess => ({
    hint: `; did you mean \`{{ ${text} }}\`?`,
    fix: replaceWith(range, text, { safe }),
  })
  if (meant?.toLowerCase() === name.toLowerCase())
    return { hint: didYouMean(meant), fix: correction(range, name, meant) }
  if (document.variable(name)) return known(`variable:${name}`, true)
  if (reference.site.area === 'script' && templateWords.has(name)) {
    return { hint: '; braces of a template language cannot be escaped, so put them together at run time' }
  }
  const loop = reference.site.step && loopsAround(reference.site.step).find((each) => isOfPass(each, name))
  if (loop?.name !== undefined) return known(`${loop.name}.${name}`, true)
  if (document.step(name)) return { hint: `; outputs of the step are written \`{{ ${name}.Output }}\`` }
  if (meant !== undefined) return { hint: didYouMean(meant), fix: correction(range, name, meant) }
  const output = outputs.get(name)
  if (output !== undefined && output !== '') return known(`${output}.${name}`, false)
  const system = systemVariables.find((each) => each.name.endsWith(`:${name}`))
  return system ? known(system.name, false) : { hint: '; declare it under `parameters`' }
}

/** Words that stand alone between the braces of Go templates, Jinja and Handlebars. */
const templateWords: ReadonlySet<string> = new Set([
  'else',
  'end',
  'endif',
  'endfor',
  'endwith',
  'each',
  'this',
  'break',
  'continue',
  'json',
])

/** The step that declares an output, by the output's name; empty where several do. */
function outputsByName({ steps }: SsmDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const step of steps) {
    for (const { name } of step.outputs)
      if (name !== undefined) found.set(name, found.has(name) ? '' : (step.name ?? ''))
  }
  return found
}
