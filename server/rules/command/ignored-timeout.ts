import { pluginTimeout } from '../../../schemas/command/plugin-values.js'
import { describeNode } from '../../document/describe.js'
import { inputEntry, isReferring } from '../../document/inputs.js'
import type { ScalarNode } from '../../syntax/tree.js'
import { commands, type Finding, rule } from '../rule.js'

export const ignoredTimeout = rule({
  name: 'ignored-timeout',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: commands,
  summary: 'The timeout of a plugin is none that the agent takes.',
  why: 'The agent replaces a value outside 5 to 172800 seconds, or one that is no number, by 3600 without a word.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const { minimum, maximum, default: standard } = pluginTimeout
    const findings: Finding[] = []
    for (const step of document.steps) {
      if (!step.definition || !Object.hasOwn(step.definition.inputs, 'timeoutSeconds')) continue
      const node = inputEntry(document, step, 'timeoutSeconds')?.value
      if (node?.kind !== 'scalar' || node.dynamic || isReferring(node) || isTaken(node)) continue
      const found = describeNode(node)
      findings.push({
        range: node,
        message: `expected ${minimum} to ${maximum} seconds, found ${found}; the agent takes ${standard}`,
      })
    }
    return findings
  },
})

function isTaken({ value }: ScalarNode): boolean {
  if (value === null || value === '') return true
  const seconds = typeof value === 'string' ? (/^[0-9]{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN) : value
  return typeof seconds === 'number' && seconds >= pluginTimeout.minimum && seconds < pluginTimeout.maximum + 1
}
