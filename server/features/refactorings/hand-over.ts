import type { SsmDocument } from '../../document/document.js'
import { rangeOfReference, type Reference } from '../../document/references.js'
import { scriptsOf } from '../../document/scripts.js'
import { isCommand } from '../../document/build.js'
import type { Edit } from '../../rules/rule.js'
import { addEntry, hasKey } from '../edit-tree.js'
import { contains } from '../node-at.js'
import type { Refactor, Refactoring } from './refactoring.js'

/** Hands a value over to a script beside it, so that it cannot become part of the program. */
export const handOver: Refactor = (document, offset) => {
  const reference = document.references.find(
    (each) => each.site.area === 'script' && contains(rangeOfReference(document.tree, each), offset),
  )
  if (reference?.target.kind !== 'parameter') return undefined
  return isCommand(document.kind)
    ? asEnvironment(document, reference, reference.target.name)
    : asPayload(document, reference, reference.target.name)
}

/** The quotes directly around a reference, which go with it: what it becomes is an expression. */
function quotedRange({ tree }: SsmDocument, reference: Reference): (Edit & { readonly text: '' }) | undefined {
  const { start, end } = rangeOfReference(tree, reference)
  const quote = tree.text[start - 1]
  if ((quote !== '"' && quote !== "'") || tree.text[end] !== quote || tree.format === 'json') return undefined
  return { start: start - 1, end: end + 1, text: '' }
}

function asPayload(document: SsmDocument, reference: Reference, name: string): Refactoring | undefined {
  const { step } = reference.site
  const script = scriptsOf(document).find((each) => each.step === step)
  const place = quotedRange(document, reference)
  const events = /def\s+\w+\s*\(\s*(\w+)\s*,/.exec(script?.text ?? '')?.[1]
  if (script?.language !== 'python' || !place || !events || step?.inputs?.kind !== 'map') return undefined
  const payload = step.input('InputPayload')
  const given = payload?.kind === 'map' ? payload : undefined
  if (payload && !given) return undefined
  const value = `{{ ${name} }}`
  const added = given
    ? hasKey(given, name)
      ? []
      : [addEntry(document.tree, given, name, value)]
    : [addEntry(document.tree, step.inputs, 'InputPayload', { [name]: value })]
  const quote = reference.scalar.style === 'single' ? '"' : "'"
  return {
    title: `hand \`${name}\` over as InputPayload`,
    kind: 'rewrite',
    edits: [{ ...place, text: `${events}[${quote}${name}${quote}]` }, ...added],
  }
}

/** Environment variables are for text, with schema 2.2. */
function asEnvironment(document: SsmDocument, reference: Reference, name: string): Refactoring | undefined {
  const parameter = document.parameter(name)
  const script = scriptsOf(document).find(({ step }) => step === reference.site.step)
  const variable = script?.language === 'shell' ? `"$SSM_${name}"` : `$env:SSM_${name}`
  if (!script || document.schemaVersion !== '2.2' || parameter?.type !== 'String' || parameter.node.kind !== 'map')
    return undefined
  if (parameter.property('interpolationType') || document.tree.format === 'json') return undefined
  const uses = document.references.filter(
    ({ target, site }) => target.kind === 'parameter' && target.name === name && site.area === 'script',
  )
  // Single quotes keep a shell from reading the variable.
  const edits = uses.map((use) => ({
    ...(quotedRange(document, use) ?? rangeOfReference(document.tree, use)),
    text: variable,
  }))
  const typed = addEntry(document.tree, parameter.node, 'interpolationType', 'ENV_VAR')
  return { title: `hand \`${name}\` over as an environment variable`, kind: 'rewrite', edits: [...edits, typed] }
}
