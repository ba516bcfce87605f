import type { DeclarationKind } from '../../../schemas/parameter-types.js'
import type { SsmType } from '../../../schemas/values.js'
import { describeNode } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { baseType } from '../../document/value-types.js'
import { isEmpty, type Node, stringOf } from '../../syntax/tree.js'
import { declarationName, headOf } from '../places.js'
import { retyped } from '../retyped.js'
import { type Finding, parameterized, rule, type Severity } from '../rule.js'
import { olderScalar } from '../structure/ambiguous.js'
import { type Declaration, declarationsOf } from './declarations.js'
import { fits, isOpen } from './declared-values.js'

export const wrongDefault = rule({
  name: 'wrong-default',
  severity: 'error',
  kinds: parameterized,
  summary: 'The default of a parameter or variable has another type than is declared.',
  why: 'Systems Manager refuses the document when it is created. Values are not converted: `3` is no text, and `"3"` no number.',
  aws: 'Wrong default value for a "T" parameters',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const declaration of declarationsOf(document)) {
      const { type, default: standard } = declaration.parameter
      const base = baseType(type)
      if (!standard || base === undefined || isRight(standard, base, declaration)) continue
      found.push(finding(document, declaration, standard, base))
    }
    return found
  },
})

/** References to Parameter Store stand as text for values of every type. */
function isRight(node: Node, base: SsmType, { kind, parameter: { type } }: Declaration): boolean {
  if (fits(node, base) || isOpen(node)) return true
  // Nothing chosen, as AWS's guide gives it to parameters that name resources.
  if (/^List<AWS::/.test(type ?? '') && stringOf(node) === '') return true
  if (olderScalar(node, base)) return true
  return isJsonText(node) && (kind === 'Variable' ? base !== 'Integer' : kind === 'Command' && base === 'StringMap')
}

/** AWS's guide writes maps and lists of variables as JSON text, and the agent reads maps of parameters so. */
const isJsonText = (node: Node): boolean => /^\s*[[{]/.test(stringOf(node) ?? '')

function finding(document: SsmDocument, { parameter, kind }: Declaration, node: Node, base: SsmType): Finding {
  const wrong =
    node.kind === 'list' && (base === 'StringList' || base === 'MapList')
      ? (node.items.find((item) => !isItem(item, base)) ?? node)
      : node
  const what = declarationName(document, parameter)
  const expected = wrong === node ? wanted[base] : base === 'MapList' ? 'a map in the list' : 'text in the list'
  return {
    range: wrong.kind === 'scalar' ? wrong : headOf(wrong),
    severity: severityOf(node, kind, wrong),
    message: `the default of ${what}: expected ${expected}, found ${describeNode(wrong)}`,
    fixes: retyped(document.tree, wrong, wrong === node ? base : 'String'),
  }
}

const isItem = (item: Node, base: SsmType): boolean => fits(item, base === 'MapList' ? 'StringMap' : 'String')

const wanted: Readonly<Record<SsmType, string>> = {
  Any: 'any value',
  String: 'text',
  StringList: 'a list of text',
  MapList: 'a list of maps',
  Integer: 'a whole number',
  Boolean: '`true` or `false`',
  StringMap: 'a map',
}

/** AWS's refusal is known of values of another type, not of nothing, of single items, nor of Session documents. */
function severityOf(node: Node, kind: DeclarationKind, wrong: Node): Severity {
  const isNothing = isEmpty(node) || stringOf(node) === ''
  return isNothing || wrong !== node || kind === 'Session' ? 'warning' : 'error'
}
