import type { Action, NativeOutput, Plugin } from '../../schemas/action.js'
import { actionNamed } from '../../schemas/automation/index.js'
import { pluginNamed } from '../../schemas/command/index.js'
import { isAutomation, isCommand } from '../document/build.js'
import { commandEdges } from '../document/command-edges.js'
import { labelOf } from '../document/diagram/diagram.js'
import type { WayOut } from '../document/diagram/walk.js'
import { declaredOutput } from '../document/declared-output.js'
import type { SsmDocument, Step } from '../document/document.js'
import { flowOf } from '../document/flow.js'
import { outputNames } from '../document/output-names.js'
import { givenOutputOf, typeOfOutput } from '../document/value-types.js'
import { stringOf, withQuotes } from '../syntax/tree.js'
import type { Hover } from './hover.js'
import { contains, rangeOnly } from './node-at.js'

/** What is said of a step at the key of its name; at the name itself the same is said as of any name. */
export function stepHover(document: SsmDocument, step: Step, offset: number): Hover | undefined {
  const entry = step.entry('name')
  if (!entry || step.name === undefined || !contains(withQuotes(entry.key), offset)) return undefined
  return { range: rangeOnly(entry.key), text: describeStep(document, step) }
}

/** What a step is for, what it does and gives, and where the run goes behind it, in Markdown. */
export function describeStep(document: SsmDocument, step: Step): string {
  const outputs = [...(outputNames(step) ?? [])].map((name) => ofOutput(step, name))
  const ways = waysOf(document, step).flatMap((way) => ofWay(way, document))
  return [
    `**${step.name ?? ''}** — step, \`${step.action ?? ''}\``,
    stringOf(step.entry('description')?.value)?.trim() ?? '',
    actionOrPlugin(step)?.summary ?? '',
    outputs.length > 0 ? `Outputs:\n\n${outputs.join('\n')}` : '',
    ways.length > 0 ? `Next:\n\n${ways.join('\n')}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** What is known of the action or plugin of a step, in whatever document. */
export const actionOrPlugin = ({ action = '' }: Step): Action | Plugin | undefined =>
  actionNamed(action) ?? pluginNamed(action)

/** An output as an item of a list. */
export const outputLine = (name: string, { type, description }: Partial<NativeOutput>): string =>
  `- \`${name}\`${type ? ` (${type})` : ''}${description ? `: ${description}` : ''}`

function ofOutput(step: Step, name: string): string {
  const isDeclared = declaredOutput(step, name) !== undefined
  const type = typeOfOutput(step, name)
  const description = isDeclared ? undefined : givenOutputOf(step, name)?.description
  return outputLine(name, { ...(type && { type }), ...(description !== undefined && { description }) })
}

function waysOf(document: SsmDocument, step: Step): readonly WayOut[] {
  if (isCommand(document.kind)) return commandEdges(document).filter(({ from }) => from === step)
  return isAutomation(document.kind) ? flowOf(document).from(step) : []
}

/** A way as an item of a list; nothing where it names a step that is not there. */
function ofWay(way: WayOut, document: SsmDocument): string[] {
  const { from, to } = way
  if (!to && 'jump' in way && way.jump) return []
  const end = from.loop ? 'the end of the pass' : 'the end'
  const label = labelOf(way, document)
  return [`- ${to ? `\`${to.name ?? to.action ?? ''}\`` : end}${label === '' ? '' : ` (\`${label}\`)`}`]
}
