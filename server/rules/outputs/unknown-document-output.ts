import type { DocumentOutput, SsmDocument } from '../../document/document.js'
import { stepsKnown } from '../../document/known-names.js'
import { outputNames } from '../../document/output-names.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { correction, type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const unknownDocumentOutput = rule({
  name: 'unknown-document-output',
  severity: 'error',
  kinds: runbooks,
  summary: 'An entry of the `outputs` of a runbook is no output of one of its steps.',
  why: 'Systems Manager refuses outputs of steps that are not in the document. Of an output that a known step does not have, the run reports nothing.',
  aws: 'Unknown step name in named output: step.out',
  page: 'documents-syntax-data-elements-parameters',

  *check(document) {
    for (const output of document.outputs) {
      const finding = fault(output, document)
      if (finding) yield finding
    }
  },
})

function fault({ node, text }: DocumentOutput, document: SsmDocument): Finding | undefined {
  if (text === undefined) return undefined
  const bare = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(text)?.[1]
  if (bare !== undefined) {
    const message = `an output of the document is named without braces: \`${bare}\``
    return { range: node, severity: 'warning', message, fixes: [replaceWith(node, bare)] }
  }
  const dot = text.indexOf('.')
  const [name, output] = [text.slice(0, dot), text.slice(dot + 1)]
  if (dot < 1 || output === '')
    return {
      range: node,
      severity: 'warning',
      message: `an output of the document is a step and its output, such as \`step.Output\`, found \`${text}\``,
    }
  const step = document.step(name)
  if (!step) return stepsKnown(document) ? unknownStep(node, name, output, document) : undefined
  const known = outputNames(step)
  if (!known || known.has(output)) return undefined
  const meant = nearest(output, known)
  const fixes = meant === undefined ? [] : [correction(node, text, `${name}.${meant}`)]
  return {
    range: node,
    severity: 'warning',
    message: `\`${name}\` has no output \`${output}\`${didYouMean(meant)}`,
    fixes,
  }
}

function unknownStep(node: DocumentOutput['node'], name: string, output: string, { steps }: SsmDocument): Finding {
  const meant = nearest(
    name,
    steps.flatMap((step) => step.name ?? []),
  )
  const fixes = meant === undefined ? [] : [correction(node, `${name}.${output}`, `${meant}.${output}`)]
  return { range: node, message: `no step is named \`${name}\`${didYouMean(meant)}`, fixes }
}
