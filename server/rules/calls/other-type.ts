import { describeNode } from '../../document/describe.js'
import type { InterfaceParameter } from '../../document/repository.js'
import { baseType } from '../../document/value-types.js'
import { keyText, type Node, type ScalarNode } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import type { Finding } from '../rule.js'
import type { Subject } from './refused-value.js'

/** A value, or an item of a list of them, of another type than the parameter, which all documents that may be meant declare alike. */
export function otherType(
  node: Node,
  declarations: readonly InterfaceParameter[],
  { name, place }: Subject,
): Finding | undefined {
  const types = new Set(declarations.map(({ type }) => baseType(type)))
  const [type] = types
  const form = types.size === 1 && type !== undefined ? forms[type] : undefined
  if (!form || form.fits(node)) return undefined
  const range = place(node.kind === 'scalar' ? node : headOf(node))
  // Whether the service makes one type of another is not described.
  return { range, severity: 'warning', message: `\`${name}\` takes ${form.what}, found ${describeNode(node)}` }
}

interface Form {
  readonly what: string
  fits(node: Node): boolean
}

const scalar =
  (test: (node: ScalarNode) => boolean) =>
  (node: Node): boolean =>
    node.kind === 'scalar' && test(node)

const text: Form = { what: 'text', fits: scalar(({ value }) => typeof value === 'string') }
/** Maps are given as JSON too. */
const map: Form = {
  what: 'a map',
  fits: (node) => node.kind === 'map' || (node.kind === 'scalar' && /^\s*[{[]/.test(keyText(node))),
}

const forms: Readonly<Record<string, Form>> = {
  Boolean: { what: '`true` or `false`', fits: scalar((node) => /^(?:true|false)$/i.test(keyText(node))) },
  Integer: { what: 'a whole number', fits: scalar((node) => /^-?[0-9]+$/.test(keyText(node))) },
  String: text,
  StringList: text,
  StringMap: map,
  MapList: map,
}
