import { isAutomation } from '../../document/build.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { type Place, type PlacedFault, shapeFaults } from '../../document/shape-faults.js'
import { meantAmong } from '../../document/meant-among.js'
import { keyText, type Range, type ScalarNode } from '../../syntax/tree.js'
import { documentHead, headOf, stepHead, stepName } from '../places.js'
import { correction, type Finding, rule } from '../rule.js'
import { isContinued, stepContinuedBy, withoutDash } from '../steps/stray-dash.js'
import { homesOf } from './homes.js'
import { partName } from './part-name.js'

export const missingKey = rule({
  name: 'missing-key',
  severity: 'error',
  needs: 'shape faults',
  summary: 'A key is missing that has to be there.',
  why: 'Systems Manager refuses the document when it is created.',
  aws: [
    'Missing "mainSteps" in the document.',
    'Missing "name" in step detail.',
    'Missing "action" in step detail.',
    'Missing "type" in parameter definition.',
    'Unsupported schema format',
  ],
  acrossSteps: true,

  check(document, { engines }) {
    const faults = shapeFaults(document, engines.validators)
    if (faults.length === 0) return []
    const steps = new Map(document.steps.map((step) => [step.node, step]))
    const found: Finding[] = []
    for (const { place, fault } of faults) {
      if (fault.kind !== 'missing-key' || place.part === 'inputs') continue
      const step = steps.get(fault.map)
      if (step && isContinued(step)) continue
      const above = step && stepContinuedBy(step)
      if (above) {
        if (fault.key === 'name') found.push(continuation(document, step, above))
        continue
      }
      if (step ? lacksActionToo(document, step, fault) : isToldElsewhere(document, fault)) continue
      const message = `${partName(document, place, fault.path)} needs the key \`${fault.key}\``
      const mistyped = mistypedIn(fault)
      if (mistyped) found.push(correctedIn(mistyped, fault.key, message))
      else found.push({ range: rangeOf(document, place, fault, step), message, lacks: [fault.key] })
    }
    return found
  },
})

/** A step that is the rest of the one above, but for its dash. */
const continuation = ({ tree }: SsmDocument, step: Step, above: Step): Finding => ({
  range: headOf(step.node),
  message: `step ${step.index + 1} has no \`name\`, and ${stepName(above)} lacks what stands here; take the dash out`,
  lacks: ['name'],
  fixes: withoutDash(tree, step),
})

type Missing = Extract<PlacedFault['fault'], { readonly kind: 'missing-key' }>

/** What stands in place of the key, in a map that takes other keys too. */
function mistypedIn({ map, key, known }: Missing): ScalarNode | undefined {
  const entries = map.kind === 'map' ? map.entries : []
  return entries.find((entry) => !known.includes(keyText(entry.key)) && meantAmong(keyText(entry.key), [key]))?.key
}

function correctedIn(mistyped: ScalarNode, key: string, message: string): Finding {
  const written = keyText(mistyped)
  return { range: mistyped, message: `${message}, found \`${written}\``, fixes: [correction(mistyped, written, key)] }
}

/** A step of a runbook without an action is a stub: that its inputs are missing too goes without saying. */
const lacksActionToo = ({ kind }: SsmDocument, { actionNode }: Step, { key }: Missing): boolean =>
  key === 'inputs' && isAutomation(kind) && actionNode === undefined

/** The steps stand under the key of another schema version. */
function isToldElsewhere(document: SsmDocument, { key, path }: Missing): boolean {
  if (path.length > 0) return false
  if (key !== 'mainSteps' && key !== 'runtimeConfig') return false
  const other = key === 'mainSteps' ? 'runtimeConfig' : 'mainSteps'
  return document.entry(other) !== undefined && homesOf(other, document).length > 0
}

function rangeOf(document: SsmDocument, place: Place, { map, path }: Missing, step: Step | undefined): Range {
  if (place.part === 'declaration') return place.parameter.key
  if (place.part === 'document' && path.length === 0) return documentHead(document)
  return step ? stepHead(step) : headOf(map)
}
