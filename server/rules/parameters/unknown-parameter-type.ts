import { parameterTypeNamed, parameterTypesFor } from '../../../schemas/parameter-types.js'
import { listOf, quote } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { stringOf } from '../../syntax/tree.js'
import { declarationName } from '../places.js'
import { correction, type Finding, parameterized, rule } from '../rule.js'
import { type Declaration, declarationsOf } from './declarations.js'

export const unknownParameterType = rule({
  name: 'unknown-parameter-type',
  severity: 'error',
  kinds: parameterized,
  summary: 'A parameter or variable is declared with a type that does not exist, or not in this kind of document.',
  why: 'Systems Manager refuses the document when it is created. Types are case-sensitive.',
  aws: 'Parameter type: X is invalid.',
  page: 'documents-syntax-data-elements-parameters',
  ofOwnKind: true,

  check(document) {
    const findings: Finding[] = []
    for (const declaration of declarationsOf(document)) {
      const found = finding(document, declaration)
      if (found) findings.push(found)
    }
    return findings
  },
})

function finding(document: SsmDocument, { parameter, kind }: Declaration): Finding | undefined {
  const node = parameter.property('type')
  const written = stringOf(node)
  if (!node || written === undefined) return undefined
  const known = parameterTypeNamed(written)
  if (known && known.support[kind] !== 'no') return undefined
  const names = parameterTypesFor(kind)
    .filter(({ support }) => support[kind] === 'yes')
    .map(({ name }) => name)
  const choice = listOf(names.filter((name) => !name.includes('::')).map((name) => `\`${name}\``))
  if (known) {
    const message = `\`${written}\` is a type of parameters of runbooks; ${declarationName(document, parameter)} can have ${choice}`
    return { range: node, severity: 'warning', message }
  }
  const meant = nearest(written, names) ?? names.find((name) => name === otherNames.get(written.toLowerCase()))
  const isResource = /^(?:List<)?AWS::/.test(written)
  const denial = isResource ? 'AWS documents no parameter type' : 'no parameter type is named'
  return {
    range: node,
    // Of resource types AWS documents three, and may have more; of Session documents no refusal is known.
    severity: isResource || document.kind === 'Session' ? 'warning' : 'error',
    message: `${denial} ${quote(written)}${meant === undefined ? `; write ${choice}` : didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(node, written, meant)] }),
  }
}

/** What other languages and CloudFormation call the types. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['bool', 'Boolean'],
  ['int', 'Integer'],
  ['long', 'Integer'],
  ['list', 'StringList'],
  ['array', 'StringList'],
  ['string[]', 'StringList'],
  ['list<string>', 'StringList'],
  ['commadelimitedlist', 'StringList'],
  ['map', 'StringMap'],
  ['dict', 'StringMap'],
  ['object', 'StringMap'],
])
