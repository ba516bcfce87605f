import { isCommand } from '../../document/build.js'
import type { Parameter, SsmDocument } from '../../document/document.js'
import { once } from '../../syntax/once.js'
import { referenceIndex } from '../../document/reference-index.js'
import type { Reference, Site } from '../../document/references.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { guesser } from '../../languages/nearest.js'
import { isDynamic, isEmpty, type Tree, walk } from '../../syntax/tree.js'
import { declarationName } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'
import { foreignNotation } from '../references/foreign-notation.js'
import { halfInScripts } from '../references/half-in-scripts.js'
import { halfReferences } from '../references/half-references.js'
import { hasGaps } from './gaps.js'
import { withoutDeclarations } from './without-declarations.js'

export const unusedParameter = rule({
  name: 'unused-parameter',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: ['Automation', ...commands, 'Session'],
  summary: 'A parameter is declared and nothing refers to it.',
  why: 'Whoever runs the document is asked for a value that changes nothing; often a reference was forgotten or mistyped.',
  acrossSteps: true,

  check(document, { engines }) {
    const { parameters } = document
    if (parameters.length === 0 || isUnfinished(document) || parameters.every(isReferredTo(document))) return []
    const used = namesUsed(document)
    const notNamed = parameters.filter(({ name }) => !used.has(name) && !holdsPlaceholder(name))
    if (notNamed.length === 0) return []
    const meant = namesMeant(document, used)
    const unused = notNamed.filter(({ name }) => !meant.has(name))
    if (unused.length === 0 || hidesReferences(document) || hasGaps(document, engines.validators)) return []
    const environment = environmentVariables(document.tree)
    const left = unused.filter(({ name }) => !environment.has(name))
    const fixOf = withoutDeclarations(document, 'parameters', left)
    return left.map((parameter): Finding => {
      const message = `nothing refers to ${declarationName(document, parameter)}`
      return { range: parameter.key, message, ...fixOf(parameter) }
    })
  },
})

/** Whether steps are missing, or what they do, or what a session does: where they are written, parameters will be used. */
const isUnfinished = ({ kind, steps, entry }: SsmDocument): boolean =>
  kind === 'Session'
    ? !entry('properties') && !entry('inputs')
    : steps.length === 0 || steps.some((step) => step.actionNode === undefined || (isCommand(kind) && !step.inputs))

/** Tells of a parameter whether a whole reference names it, as most documents do of all. */
function isReferredTo(document: SsmDocument): (parameter: Parameter) => boolean {
  const used = new Set<string>()
  for (const { target, site } of referenceIndex(document).to('parameter'))
    if (!isOwn(target.name, site)) used.add(target.name)
  return ({ name }) => used.has(name)
}

/** Names that references outside their own declaration mention, also those in which a brace is missing. */
function namesUsed(document: SsmDocument): ReadonlySet<string> {
  const used = new Set([...halfReferences(document), ...halfInScripts(document)].map(({ name }) => name))
  for (const { target, site } of document.references) {
    const name = nameIn(target, document)
    if (name !== undefined && !isOwn(name, site)) used.add(name)
  }
  return used
}

/** Whether a reference to a parameter stands in its own declaration. */
const isOwn = (name: string, { step, path, area }: Site): boolean =>
  step === undefined && path[0] === name && (area === 'parameter-default' || area === 'text')

/** Parameters that were probably meant by names that nothing has: of what is mistyped other rules speak. */
function namesMeant(document: SsmDocument, used: ReadonlySet<string>): ReadonlySet<string> {
  const { parameters, parameter, step } = document
  const nearestName = guesser(parameters.map(({ name }) => name))
  const asParameters = new Set(
    referenceIndex(document)
      .to('parameter')
      .map(({ target }) => target.name),
  )
  const unknown = [...used].filter((name) => !parameter(name) && (asParameters.has(name) || !step(name)))
  return new Set(unknown.flatMap((name) => nearestName(name) ?? []))
}

function nameIn(target: Reference['target'], document: SsmDocument): string | undefined {
  if (target.kind === 'parameter') return target.name
  if (target.kind === 'output') return foreignNotation(`${target.step}.${target.output}`, document) ?? target.step
  return target.kind === 'unclear' ? /^["']?([\w-]+)/.exec(target.text)?.[1] : undefined
}

/** Whether parts of the document are known only to its host: references may stand there. */
function hidesReferences({ root }: SsmDocument): boolean {
  for (const node of walk(root)) if (isDynamic(node) && !isEmpty(node)) return true
  return false
}

/** With `ENV_VAR` scripts read the value of a parameter from an environment variable, with or without a reference. */
const environmentVariables = once(
  ({ text }: Tree): ReadonlySet<string> =>
    new Set(Array.from(text.matchAll(/SSM_([A-Za-z0-9]+)/g), ([, name = '']) => name)),
)
