import { platformVariable } from '../../../schemas/command/step-fields.js'
import { describeNode } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { preconditionOf } from '../../document/preconditions.js'
import { tokens } from '../../document/references.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Entry, keyText, type Node, stringOf } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { commands, correction, type Finding, type Fix, rule } from '../rule.js'

export const malformedPrecondition = rule({
  name: 'malformed-precondition',
  severity: 'error',
  kinds: commands,
  summary: 'A precondition is written in a way that the agent does not understand.',
  why: 'The agent fails the step on every node. It knows one operator, `StringEquals`, which compares `platformType` with a platform, or texts of which one has a parameter in it.',
  aws: [
    "Unrecognized precondition(s): 'X', please update agent to latest version.",
    '"StringEquals": operator accepts exactly 2 arguments',
    '"StringEquals": operator\'s arguments can\'t be identical',
    '"StringEquals": operator\'s arguments can\'t contain SSM parameters',
    '"StringEquals": the second argument for the platformType variable can\'t contain document parameters',
    '"StringEquals": at least one of operator\'s arguments must contain a valid document parameter',
    'unrecognized operator: "X"',
  ],
  page: 'documents-schemas-features',

  check(document) {
    const found: Finding[] = []
    for (const step of document.steps) {
      const precondition = preconditionOf(step)
      for (const entry of precondition?.kind === 'map' ? precondition.entries : []) {
        if (keyText(entry.key) === 'StringEquals')
          for (const finding of checkArguments(entry.value, document)) found.push(finding)
        else found.push(unknownOperator(entry))
      }
    }
    return found
  },
})

function unknownOperator({ key }: Entry): Finding {
  const name = keyText(key)
  const meant = nearest(name, ['StringEquals'])
  return {
    range: key,
    message: `the agent knows no operator \`${name}\`${didYouMean(meant) || '; preconditions have `StringEquals` only'}`,
    ...(meant !== undefined && { fixes: [correction(key, name, meant)] }),
  }
}

function* checkArguments(list: Node, document: SsmDocument): Generator<Finding> {
  if (list.kind !== 'list') {
    const known = list.kind === 'scalar' && list.dynamic
    if (!known) yield { range: headOf(list), message: `expected a list of two texts, found ${describeNode(list)}` }
  } else if (list.items.length !== 2) {
    yield { range: headOf(list), message: `\`StringEquals\` compares two texts, found ${list.items.length}` }
  } else {
    const fault = faultOf(list.items, document)
    if (fault) yield { range: headOf(fault.node), message: fault.message, ...(fault.fixes && { fixes: fault.fixes }) }
  }
}

interface ArgumentFault {
  readonly node: Node
  readonly message: string
  readonly fixes?: readonly Fix[]
}

function faultOf(items: readonly Node[], document: SsmDocument): ArgumentFault | undefined {
  const [first, second] = items
  const texts = items.map(stringOf)
  const [a, b] = texts
  if (!first || !second || a === undefined || b === undefined) return undefined
  if (a === b) return { node: second, message: `\`${a}\` is compared with itself` }
  const stored = items.find((item) => /\{\{\s*ssm(?:-secure)?:/.test(stringOf(item) ?? ''))
  if (stored)
    return { node: stored, message: 'a precondition cannot read Parameter Store; use a parameter of the document' }
  const platform = texts.indexOf(platformVariable)
  if (platform >= 0) {
    const other = platform === 0 ? second : first
    return hasReference(stringOf(other) ?? '')
      ? { node: other, message: '`platformType` is compared with fixed text only' }
      : undefined
  }
  if (texts.some((text) => hasReference(text ?? ''))) return undefined
  const near = texts.findIndex((text) => nearest(text ?? '', [platformVariable]) !== undefined)
  const hint = near >= 0 ? `; write \`${platformVariable}\` for the platform of the node` : hintFor(document)
  const node = items[Math.max(near, 0)] ?? first
  return {
    node,
    message: `both texts are fixed, so that the comparison never changes${hint}`,
    ...(near >= 0 && { fixes: [correction(node, texts[near] ?? '', platformVariable)] }),
  }
}

const hasReference = (text: string): boolean => tokens(text).length > 0

function hintFor({ parameters }: SsmDocument): string {
  const [parameter] = parameters
  return parameter
    ? `; name a parameter, such as \`{{ ${parameter.name} }}\``
    : '; write `platformType` or name a parameter'
}
