import { fixedText } from '../../document/inputs.js'
import { variablesKnown } from '../../document/known-names.js'
import { rangeOfName } from '../../document/references.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import type { Range } from '../../syntax/tree.js'
import { type Unknown, withMistypedDeclarations } from '../mistyped-declaration.js'
import { correction, type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { isUncertain, referencesTo } from './resolved.js'

export const undeclaredVariable = rule({
  name: 'undeclared-variable',
  severity: 'error',
  kinds: runbooks,
  summary: 'A reference, or `aws:updateVariable`, names a variable that is not declared.',
  why: 'A step whose inputs cannot be resolved fails. Variables are declared with a type under `variables` at the top of the document.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-action-update-variable',
  acrossSteps: true,

  check(document) {
    if (!variablesKnown(document)) return []
    const nearestName = guesser(document.variables.map(({ name }) => name))
    const unknown: Unknown[] = []
    for (const reference of referencesTo(document, 'variable')) {
      const { name } = reference.target
      if (document.variable(name)) continue
      const range = rangeOfName(document.tree, reference)
      const found = document.parameter(name)
        ? { name, meant: undefined, finding: parameter(name, range) }
        : undeclared(name, range, nearestName(name))
      unknown.push({ ...found, finding: { ...found.finding, severity: isUncertain(reference) ? 'warning' : 'error' } })
    }
    for (const step of stepIndex(document).withAction('aws:updateVariable')) {
      const node = step.input('Name')
      const name = /^variable:(\w+)$/.exec(fixedText(node) ?? '')?.[1]
      if (node && name !== undefined && !document.variable(name))
        unknown.push(undeclared(name, node, nearestName(name)))
    }
    return withMistypedDeclarations(unknown, {
      what: 'the variable',
      isNone: 'is not declared',
      tree: document.tree,
      declared: (name) => document.variable(name)?.key,
    })
  },
})

const parameter = (name: string, range: Range): Finding => ({
  range,
  message: `\`${name}\` is a parameter, not a variable; write \`{{ ${name} }}\``,
  fixes: [replaceWith(range, name, { safe: true })],
})

function undeclared(name: string, range: Range, meant: string | undefined): Unknown {
  const written = `variable:${name}`
  const finding: Finding = {
    range,
    lacks: [name],
    message: `no variable \`${name}\` is declared${meant === undefined ? '; declare it under `variables`' : didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(range, written, `variable:${meant}`)] }),
  }
  return { name, meant, finding }
}
