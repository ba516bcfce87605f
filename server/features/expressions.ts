import type { SsmDocument, Step } from '../document/document.js'
import { rangeOfReference, type Target } from '../document/references.js'
import type { Range } from '../syntax/tree.js'
import { rangeOnly } from './node-at.js'

/** A place of a document at which a debugger can tell a value. */
export interface Expression extends Range {
  /** What a debugger evaluates. */
  readonly text: string
  readonly kind: 'reference' | 'declaration' | 'selector'
  /** The step that it stands in. */
  readonly step: Range | undefined
}

/** References and declarations of parameters, variables and outputs, and the selectors of outputs, in the order of the text. */
export function expressionsOf(document: SsmDocument): Expression[] {
  return [...references(document), ...declarations(document), ...outputs(document)].sort((a, b) => a.start - b.start)
}

function* references({ references: all, tree, steps }: SsmDocument): Generator<Expression> {
  for (const reference of all) {
    const text = expressionFor(reference.target)
    const place = rangeOfReference(tree, reference)
    const step = reference.site.step ?? steps.findLast(({ node }) => node.start <= place.start && place.end <= node.end)
    if (text !== undefined) yield { ...rangeOnly(place), text, kind: 'reference', step: rangeOf(step) }
  }
}

/** What stands between the braces of a reference to something that is declared or filled in. */
export function expressionFor(target: Target): string | undefined {
  switch (target.kind) {
    case 'parameter':
      return target.name
    case 'output':
      return `${target.step}.${target.output}`
    case 'variable':
      return `variable:${target.name}`
    case 'system':
      return `${target.namespace}:${target.name}`
    default:
      return undefined
  }
}

function* declarations({ parameters, variables }: SsmDocument): Generator<Expression> {
  const declared = { kind: 'declaration', step: undefined } as const
  for (const { name, key } of parameters) yield { ...rangeOnly(key), text: name, ...declared }
  for (const { name, key } of variables) yield { ...rangeOnly(key), text: `variable:${name}`, ...declared }
}

function* outputs({ steps }: SsmDocument): Generator<Expression> {
  for (const step of steps) {
    for (const { name, nameNode, selector, selectorNode } of step.outputs) {
      if (name !== undefined && nameNode && step.name !== undefined)
        yield { ...rangeOnly(nameNode), text: `${step.name}.${name}`, kind: 'declaration', step: rangeOf(step) }
      if (selector !== undefined && selectorNode)
        yield { ...rangeOnly(selectorNode), text: selector, kind: 'selector', step: rangeOf(step) }
    }
  }
}

const rangeOf = (step: Step | undefined): Range | undefined => step && rangeOnly(step.node)
