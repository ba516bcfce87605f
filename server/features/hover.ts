import { commonOutputs } from '../../schemas/action.js'
import { actionNamed } from '../../schemas/automation/index.js'
import { guideLink } from '../../schemas/guide-page.js'
import type { Service } from '../aws/service.js'
import type { SsmDocument, Step } from '../document/document.js'
import { emptyRepository, type Repository } from '../document/repository.js'
import { rangeOfName } from '../document/references.js'
import type { Python } from '../languages/python.js'
import { rangeWithin } from '../syntax/positions.js'
import type { Range } from '../syntax/tree.js'
import { apiHover } from './api-hover.js'
import { callHover } from './call-hover.js'
import { describe, describeOutput, describeTarget } from './described.js'
import { handlerHover } from './handler-hover.js'
import { nameAt } from './names.js'
import { contains, rangeOnly, stepAround } from './node-at.js'
import { payloadKeyHover } from './payload-key-hover.js'
import { placeHover } from './place-hover.js'
import { actionOrPlugin, outputLine, stepHover } from './step-hover.js'

/** What is said of a place, in Markdown. */
export interface Hover {
  readonly range: Range
  readonly text: string
}

/** What hover knows beside the document. */
export interface HoverContext {
  /** The service that the step at the offset calls. */
  readonly service?: Service | undefined
  readonly repository?: Repository
  /** Given where a function of a script may stand at the offset. */
  readonly python?: Python | undefined
}

/** What stands at an offset: what a name or a reference stands for, an action or plugin, an API that `service` has, the function of a script that `Handler` names, a called document, a key, a word. */
export function hover(
  document: SsmDocument,
  offset: number,
  { service, repository = emptyRepository, python }: HoverContext = {},
): Hover | undefined {
  const named = nameAt(document, offset)
  if (named) return { range: named.range, text: describe(document, named.name) }
  const reference = ofReference(document, offset) ?? ofOutput(document, offset)
  if (reference) return reference
  const step = stepAround(document, offset)
  return (
    (step && (stepHover(document, step, offset) ?? ofAction(step, offset) ?? apiHover(step, offset, service))) ??
    (python && (handlerHover(document, offset, python) ?? payloadKeyHover(document, offset, python))) ??
    callHover(document, offset, repository) ??
    placeHover(document, offset)
  )
}

/** References to what nobody declares: outputs that actions give, and what the system fills in. */
function ofReference(document: SsmDocument, offset: number): Hover | undefined {
  for (const reference of document.references) {
    const range = rangeOfName(document.tree, reference)
    const text =
      contains(range, offset) && reference.site.area !== 'text' ? describeTarget(document, reference.target) : undefined
    if (text) return { range, text }
  }
  return undefined
}

/** An output that an action gives, where the document gives it as its own. */
function ofOutput(document: SsmDocument, offset: number): Hover | undefined {
  const found = document.outputs.find(({ node }) => contains(node, offset))
  const [step, output] = found?.text?.split('.') ?? []
  if (found?.node.kind !== 'scalar' || step === undefined || output === undefined) return undefined
  const text = describeOutput(document, step, output)
  const name = { start: step.length + 1, end: step.length + 1 + output.length }
  return text === undefined ? undefined : { range: rangeWithin(document.tree, found.node, name.start, name.end), text }
}

function ofAction(step: Step, offset: number): Hover | undefined {
  const known = actionOrPlugin(step)
  if (!known || !step.actionNode || !contains(step.actionNode, offset)) return undefined
  const limits = (known.limits ?? []).map((limit) => `- ${limit}`).join('\n')
  const action = actionNamed(known.name)
  const outputs = action ? { ...action.outputs, ...commonOutputs } : {}
  const gives = Object.entries(outputs).map(([name, output]) => outputLine(name, output))
  return {
    range: rangeOnly(step.actionNode),
    text: [
      `**${known.name}** — ${known.summary}`,
      limits,
      gives.length > 0 ? `Outputs:\n\n${gives.join('\n')}` : '',
      guideLink(known.page),
    ]
      .filter(Boolean)
      .join('\n\n'),
  }
}
