import type { SsmDocument } from '../../document/document.js'
import { tokens } from '../../document/references.js'
import { stepIndex } from '../../document/step-index.js'
import { type Node, stringOf } from '../../syntax/tree.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const malformedVariableName = rule({
  name: 'malformed-variable-name',
  severity: 'error',
  kinds: runbooks,
  needs: 'variable updates',
  summary: '`aws:updateVariable` names its variable by a reference, or in letters that names do not have.',
  why: 'A reference gives the value of the variable. The step needs its name: `variable:` and the name, without braces.',
  page: 'automation-action-update-variable',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:updateVariable')) {
      const node = step.input('Name')
      const finding = node && fault(node, document)
      if (finding) found.push(finding)
    }
    return found
  },
})

function fault(node: Node, document: SsmDocument): Finding | undefined {
  const text = stringOf(node)
  if (text === undefined) return undefined
  const [token] = tokens(text)
  if (token?.target.kind === 'variable') {
    const name = `variable:${token.target.name}`
    const message = `a reference gives the value of the variable; its name is \`${name}\``
    return {
      range: node,
      message,
      ...(token.to === text.length && token.from === 0 && { fixes: [replaceWith(node, name, { safe: true })] }),
    }
  }
  if (text.includes('{{'))
    return { range: node, severity: 'warning', message: 'the variable to set is fixed; write `variable:` and its name' }
  const name = /^variable:(.+)$/.exec(text)?.[1]
  if (name === undefined || /^\w+$/.test(name) || document.variable(name)) return undefined
  return { range: node, message: `the name of a variable has letters, digits and underscores only, found \`${name}\`` }
}
