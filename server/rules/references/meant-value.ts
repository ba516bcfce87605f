import { platformVariable } from '../../../schemas/command/step-fields.js'
import { systemVariables } from '../../../schemas/system-variables.js'
import type { SsmDocument } from '../../document/document.js'
import { isOfPass, loopsAround } from '../../document/loops.js'
import type { Reference } from '../../document/references.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import type { Range } from '../../syntax/tree.js'
import { correction, type Fix, replaceWith } from '../rule.js'

/** The names of a document, among which the meant one is looked for. */
export interface Names {
  readonly document: SsmDocument
  readonly nearestParameter: (name: string) => string | undefined
  /** The step that declares an output, by the output's name; empty where several do. */
  readonly outputs: ReadonlyMap<string, string>
}

export const namesOf = (document: SsmDocument): Names => ({
  document,
  nearestParameter: guesser(document.parameters.map(({ name }) => name)),
  outputs: outputsByName(document),
})

/** What was probably meant, to be read after the message, and the correction where it is known. */
export interface Guess {
  readonly hint: string
  readonly fix?: Fix
  /** The parameter, where it was probably one. */
  readonly meant?: string
}

/** What the author of a reference probably meant by a name that is no parameter. */
export function guess(
  { site }: Reference,
  name: string,
  range: Range,
  { document, nearestParameter, outputs }: Names,
): Guess {
  const meant = nearestParameter(name)
  const known = (text: string, safe: boolean): Guess => ({
    hint: `; did you mean \`{{ ${text} }}\`?`,
    fix: replaceWith(range, text, { safe }),
  })
  if (meant?.toLowerCase() === name.toLowerCase())
    return { hint: didYouMean(meant), fix: correction(range, name, meant), meant }
  if (name === platformVariable && site.area === 'precondition')
    return { hint: `; write \`${platformVariable}\` without braces` }
  if (document.variable(name)) return known(`variable:${name}`, true)
  if (site.area === 'script' && templateWords.has(name)) {
    return { hint: '; braces of a template language cannot be escaped, so put them together at run time' }
  }
  const loop = site.step && loopsAround(site.step).find((each) => isOfPass(each, name))
  if (loop?.name !== undefined) return known(`${loop.name}.${name}`, true)
  if (document.step(name)) return { hint: `; outputs of the step are written \`{{ ${name}.Output }}\`` }
  if (meant !== undefined) return { hint: didYouMean(meant), fix: correction(range, name, meant), meant }
  const output = outputs.get(name)
  if (output !== undefined && output !== '') return known(`${output}.${name}`, false)
  const system = systemVariables.find((each) => each.name.endsWith(`:${name}`))
  if (system) return known(system.name, false)
  return {
    hint: `; declare it under \`parameters\`${site.area === 'script' ? ', or put the braces together at run time' : ''}`,
  }
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

function outputsByName({ steps }: SsmDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const step of steps) {
    for (const { name } of step.outputs)
      if (name !== undefined) found.set(name, found.has(name) ? '' : (step.name ?? ''))
  }
  return found
}
