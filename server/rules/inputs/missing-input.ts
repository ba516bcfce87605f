import { isCommand } from '../../document/build.js'
import { shapeFaults } from '../../document/shape-faults.js'
import { keyText, type Node } from '../../syntax/tree.js'
import { headOf, pathText } from '../places.js'
import { type Finding, rule } from '../rule.js'
import { isNested } from './nested-inputs.js'

export const missingInput = rule({
  name: 'missing-input',
  severity: 'error',
  needs: 'shape faults',
  summary: 'A step lacks an input that its action or plugin needs.',
  why: 'Systems Manager refuses the runbook; a plugin fails on every node.',
  aws: 'Missing required input names. Required=[ [...] ], Provided =[ [...] ].',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const { place, fault } of shapeFaults(document, engines.validators)) {
      if (fault.kind !== 'missing-key' || place.part !== 'inputs') continue
      if (isCommand(document.kind) && hasInOtherCase(fault.map, fault.key)) continue
      const { step } = place
      if (fault.path.length === 0 && isNested(step, fault.key)) continue
      const action = `\`${step.action}\``
      const range = fault.path.length === 0 ? (step.inputsKey ?? headOf(fault.map)) : headOf(fault.map)
      const owner = fault.path.length === 0 ? action : `\`${pathText(fault.path)}\` of ${action}`
      found.push({ range, message: `${owner} needs the input \`${fault.key}\``, lacks: [fault.key] })
    }
    return found
  },
})

/** The agent reads the keys of inputs without regard to case. */
function hasInOtherCase(map: Node, key: string): boolean {
  return map.kind === 'map' && map.entries.some((entry) => keyText(entry.key).toLowerCase() === key.toLowerCase())
}
