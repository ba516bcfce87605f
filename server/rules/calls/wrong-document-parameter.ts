import { isAutomation } from '../../document/build.js'
import { baseType } from '../../document/value-types.js'
import { isReferring } from '../../document/inputs.js'
import type { InterfaceParameter } from '../../document/repository.js'
import type { Re2 } from '../../languages/regex.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { keyText, type Node, type ScalarNode } from '../../syntax/tree.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { headOf } from '../places.js'
import { commands, correction, type Finding, rule, runbooks } from '../rule.js'
import { calledInterfaces, declarationsOf } from './called.js'
import { otherReferenceTypes } from './other-reference-type.js'
import { otherType } from './other-type.js'
import { refused, type Subject, wrongCount } from './refused-value.js'

export const wrongDocumentParameter = rule({
  name: 'wrong-document-parameter',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  needs: 'calls',
  summary:
    'A step gives a value to a parameter of another document that the parameter cannot have, or that is of another type.',
  why: 'The step fails before the other document starts: a value has to be among the allowed ones, letter case included, match the pattern, and be neither too short nor too long. Whether another type is converted is not described, so it is a warning; for `aws:runCommand` the types are compared when the document is created.',
  aws: [
    'Parameter "Action" has value "install" not found in [Install, Uninstall].',
    'parameter value /X/ does not match the allowed pattern /Y/',
  ],

  check(document, { repository, engines }) {
    const found: Finding[] = []
    for (const { call, callees } of calledInterfaces(document, repository)) {
      for (const argument of call.arguments) {
        const declarations = declarationsOf(argument, callees)
        if (!declarations || !argument.value) continue
        const { name, value } = argument
        for (const finding of findingsOf(value, declarations, { name, place: call.place }, engines.re2))
          found.push(finding)
        // The agent takes what it is given.
        if (isAutomation(document.kind))
          for (const finding of otherReferenceTypes({ by: call.by, name, value, declarations }, document))
            found.push(finding)
      }
    }
    return found
  },
})

function* findingsOf(
  value: Node,
  declarations: readonly InterfaceParameter[],
  subject: Subject,
  re2: Re2 | undefined,
): Generator<Finding> {
  // One value may stand for a list of one and the reverse, so both are looked at alike.
  for (const node of value.kind === 'list' ? value.items : [value]) {
    if (isOpen(node)) continue
    const finding =
      (node.kind === 'scalar' ? notAllowed(node, declarations, subject) : undefined) ??
      otherType(node, declarations, subject) ??
      (node.kind === 'scalar' ? refused(node, declarations, subject, re2) : undefined)
    if (finding) yield finding
  }
  const count = wrongCount(value, declarations, subject)
  if (count) yield count
  if (value.kind === 'list' && value.items.length > 1 && declarations.every(takesOne)) {
    yield {
      range: subject.place(headOf(value)),
      severity: 'warning',
      message: `\`${subject.name}\` takes one value; here are ${value.items.length}`,
    }
  }
}

/** Whether nothing is there, or only the run, the host or a build knows what is. */
const isOpen = (node: Node): boolean =>
  node.kind === 'scalar' &&
  (node.dynamic || node.value === null || node.value === '' || isReferring(node) || holdsPlaceholder(keyText(node)))

const takesOne = ({ type }: InterfaceParameter): boolean =>
  baseType(type) === 'String' || baseType(type) === 'Boolean' || baseType(type) === 'Integer'

function notAllowed(
  node: ScalarNode,
  declarations: readonly InterfaceParameter[],
  { name, place }: Subject,
): Finding | undefined {
  const text = keyText(node)
  // How a boolean is spelt as text is not known.
  const equals = (allowed: string) =>
    typeof node.value === 'string' ? allowed === text : allowed.toLowerCase() === text.toLowerCase()
  const [first] = declarations
  if (!declarations.every(({ type, allowedValues }) => allowedValues && isText(type) && !allowedValues.some(equals)))
    return undefined
  const allowed = first?.allowedValues ?? []
  const meant = nearest(text, allowed)
  const range = place(node)
  return {
    range,
    message: `\`${name}\` cannot be \`${text}\`${meant === undefined ? `; it is one of ${shortList(allowed)}` : didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(range, text, meant)] }),
  }
}

const isText = (type: string | undefined): boolean => baseType(type) === 'String' || baseType(type) === 'StringList'

function shortList(values: readonly string[]): string {
  const shown = values.slice(0, 6).map((value) => `\`${value}\``)
  return values.length > 6 ? `${shown.join(', ')}, …` : shown.join(', ')
}
