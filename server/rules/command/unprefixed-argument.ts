import type { SsmDocument } from '../../document/document.js'
import { inputEntry } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { parseJson } from '../../syntax/json.js'
import { rangeWithin } from '../../syntax/positions.js'
import { keyText, type Node, type Range } from '../../syntax/tree.js'
import { commands, type Finding, replaceWith, rule } from '../rule.js'

export const unprefixedArgument = rule({
  name: 'unprefixed-argument',
  severity: 'error',
  kinds: commands,
  summary: 'An argument for the scripts of a package has a name that does not begin with `SSM_`.',
  why: 'The scripts get the arguments as environment variables, and the agent takes no others: the step fails.',
  aws: 'keys need to start with "SSM_" prefix in additional arguments from input',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:configurePackage')) {
      const node = inputEntry(document, step, 'additionalArguments')?.value
      for (const { name, range } of node ? namesOf(node, document) : []) {
        if (name.startsWith('SSM_') || name.startsWith('{{')) continue
        const message = `the argument \`${name}\` does not begin with \`SSM_\``
        found.push({ range, message, fixes: [replaceWith(range, `SSM_${name}`)] })
      }
    }
    return found
  },
})

/** The keys of a map, or of its JSON text. */
function namesOf(node: Node, { tree }: SsmDocument): { readonly name: string; readonly range: Range }[] {
  if (node.kind === 'map') return node.entries.map(({ key }) => ({ name: keyText(key), range: key }))
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.dynamic) return []
  const { root, faults } = parseJson(node.value)
  if (root?.kind !== 'map' || faults.length > 0) return []
  return root.entries.map(({ key }) => ({ name: keyText(key), range: rangeWithin(tree, node, key.start, key.end) }))
}
