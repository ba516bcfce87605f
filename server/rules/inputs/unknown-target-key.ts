import {
  isTargetKey,
  nodeTargetKeys,
  resourceTargetKeys,
  type TargetKeys,
} from '../../../schemas/automation/target-keys.js'
import { listOf } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { fixedText } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { entryOf, type Node } from '../../syntax/tree.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { isHalf } from '../references/half-references.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

export const unknownTargetKey = rule({
  name: 'unknown-target-key',
  severity: 'warning',
  kinds: runbooks,
  needs: 'targets',
  summary: 'A target has a key that Run Command, or Automation, is not known to have.',
  why: 'Automation has refused such keys at the start, with a list that was shorter then. What Run Command does with them is not described; nothing is run on what was meant.',
  aws: 'Target key can have only following values : ParameterValues, ResourceGroup',
  page: 'running-automations-map-targets',

  check(document) {
    const found: Finding[] = []
    for (const { action, targets, keys } of targetLists(document))
      for (const target of targets?.kind === 'list' ? targets.items : []) {
        const finding = findingOf(document, entryOf(target, 'Key')?.value, action, keys)
        if (finding) found.push(finding)
      }
    return found
  },
})

interface TargetList {
  readonly action: string
  readonly targets: Node | undefined
  readonly keys: TargetKeys
}

/** The targets of steps, and those that an automation has in other accounts. */
function targetLists(document: SsmDocument): readonly TargetList[] {
  const { withAction } = stepIndex(document)
  const commands = withAction('aws:runCommand').map((step) => ({
    action: 'aws:runCommand',
    targets: step.input('Targets'),
    keys: nodeTargetKeys,
  }))
  const automations = withAction('aws:executeAutomation').flatMap((step) => {
    const locations = step.input('TargetLocations')
    const elsewhere = locations?.kind === 'list' ? locations.items : []
    return [step.input('Targets'), ...elsewhere.map((each) => entryOf(each, 'Targets')?.value)].map((targets) => ({
      action: 'aws:executeAutomation',
      targets,
      keys: resourceTargetKeys,
    }))
  })
  return [...commands, ...automations]
}

function findingOf(
  document: SsmDocument,
  node: Node | undefined,
  action: string,
  keys: TargetKeys,
): Finding | undefined {
  const key = fixedText(node)
  if (!node || !key || isTargetKey(key, keys) || holdsPlaceholder(key) || isHalf(document, node)) return undefined
  const meant = meantKey(key, keys)
  const instead = didYouMean(meant) || `; use ${listOf(keys.documented.map((each) => `\`${each}\``))}`
  return {
    range: node,
    message: `\`${action}\` has no targets with the key \`${key}\`${instead}`,
    ...(meant !== undefined && { fixes: [correction(node, key, meant)] }),
  }
}

/** A tag that is written in another way, or the key of a similar name. */
function meantKey(key: string, { documented }: TargetKeys): string | undefined {
  const [, name] = /^tags?[:=.](.+)$/i.exec(key) ?? []
  return name === undefined ? nearest(key, documented) : `tag:${name}`
}
