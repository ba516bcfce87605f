import type { SsmDocument, Step } from '../../document/document.js'
import { stepsKnown } from '../../document/known-names.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import type { Node } from '../../syntax/tree.js'
import { correction, type Finding, type Fix, replaceWith, rule, runbooks } from '../rule.js'
import { type NamedOutputs, outputsOfSteps } from './named-outputs.js'

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
    const known = { nearestStep: guesser(stepIndex(document).names), outputsOf: outputsOfSteps() }
    const found: Finding[] = []
    for (const { node, text } of document.outputs) {
      const finding = text === undefined ? undefined : fault(node, text, document, known)
      if (finding) found.push(finding)
    }
    return found
  },
})

/** What there is to name. */
interface Known {
  nearestStep(name: string): string | undefined
  outputsOf(step: Step): NamedOutputs | undefined
}

function fault(node: Node, text: string, document: SsmDocument, known: Known): Finding | undefined {
  const bare = /^\{\{([^{}]*)\}\}$/.exec(text)?.[1]?.trim()
  if (bare !== undefined) {
    const message = `an output of the document is named without braces: \`${bare}\``
    return { range: node, severity: 'warning', message, fixes: [replaceWith(node, bare, { safe: true })] }
  }
  const dot = text.indexOf('.')
  if (dot < 1 || dot === text.length - 1) {
    const message = `an output of the document is a step and its output, such as \`step.Output\`, found \`${text}\``
    return { range: node, severity: 'warning', message }
  }
  const [name, output] = [text.slice(0, dot), text.slice(dot + 1)]
  const step = document.step(name)
  if (step) return unknownOutput(node, step, output, known.outputsOf(step))
  return stepsKnown(document) ? unknownStep(node, name, output, known.nearestStep(name)) : undefined
}

function unknownOutput(node: Node, step: Step, output: string, known: NamedOutputs | undefined): Finding | undefined {
  if (!known || known.names.has(output)) return undefined
  const meant = known.nearest(output)
  const message = `\`${step.name}\` has no output \`${output}\`${didYouMean(meant)}`
  return { range: node, severity: 'warning', message, fixes: fixes(node, output, meant, `${step.name}.`) }
}

function unknownStep(node: Node, name: string, output: string, meant: string | undefined): Finding {
  const message = `no step is named \`${name}\`${didYouMean(meant)}`
  return { range: node, message, fixes: fixes(node, name, meant, '', `.${output}`) }
}

/** The correction of one part of the entry. */
function fixes(node: Node, written: string, meant: string | undefined, before: string, after = ''): Fix[] {
  return meant === undefined ? [] : [correction(node, `${before}${written}${after}`, `${before}${meant}${after}`)]
}
