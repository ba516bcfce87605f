import type { SsmDocument, Step } from '../../document/document.js'
import { didYouMean } from '../../languages/nearest.js'
import type { Node } from '../../syntax/tree.js'
import { namedSteps } from '../flow/named-steps.js'
import { unknownJumps } from '../flow/unknown-jumps.js'
import { withMistypedDeclarations } from '../mistyped-declaration.js'
import { unknownReferences } from '../references/unknown-references.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { type NamedOutputs, outputsOfSteps } from './named-outputs.js'
import { correctionOf, outputNamed, unknownOutputs } from './unknown-outputs.js'

export const unknownDocumentOutput = rule({
  name: 'unknown-document-output',
  severity: 'error',
  kinds: runbooks,
  needs: 'document outputs',
  summary: 'An entry of the `outputs` of a runbook is no output of one of its steps.',
  why: 'Systems Manager refuses outputs of steps that are not in the document. Of an output that a known step does not have, the run reports nothing.',
  aws: 'Unknown step name in named output: step.out',
  page: 'documents-syntax-data-elements-parameters',
  acrossSteps: true,

  check(document) {
    const outputsOf = outputsOfSteps()
    const found: Finding[] = []
    for (const { node, text } of document.outputs) {
      const finding = text === undefined ? undefined : fault(node, text, document, outputsOf)
      if (finding) found.push(finding)
    }
    const unknown = unknownOutputs(document)
    if (unknown.length === 0) return found
    const before = [...unknownJumps(document), ...unknownReferences(document)]
    return [...found, ...withMistypedDeclarations(unknown, namedSteps(document), { before, behind: [] })]
  },
})

function fault(
  node: Node,
  text: string,
  document: SsmDocument,
  outputsOf: (step: Step) => NamedOutputs | undefined,
): Finding | undefined {
  const bare = /^\{\{([^{}]*)\}\}$/.exec(text)?.[1]?.trim()
  if (bare !== undefined) {
    const message = `an output of the document is named without braces: \`${bare}\``
    return { range: node, severity: 'warning', message, fixes: [replaceWith(node, bare, { safe: true })] }
  }
  const named = outputNamed(text)
  if (!named) {
    const message = `an output of the document is a step and its output, such as \`step.Output\`, found \`${text}\``
    return { range: node, severity: 'warning', message }
  }
  const step = document.step(named.step)
  return step && unknownOutput(node, step, named.output, outputsOf(step))
}

function unknownOutput(node: Node, step: Step, output: string, known: NamedOutputs | undefined): Finding | undefined {
  if (!known || known.names.has(output)) return undefined
  const meant = known.nearest(output)
  const message = `\`${step.name}\` has no output \`${output}\`${didYouMean(meant)}`
  return { range: node, severity: 'warning', message, fixes: correctionOf(node, output, meant, `${step.name}.`) }
}
