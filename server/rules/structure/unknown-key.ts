import { sessionPlatforms } from '../../../schemas/session.js'
import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { type Place, shapeFaults } from '../../document/shape-faults.js'
import { didYouMean } from '../../languages/nearest.js'
import { type Entry, keyText, writtenKey } from '../../syntax/tree.js'
import { kindName } from '../places.js'
import { type Finding, rule, type Severity } from '../rule.js'
import { inputsBeside } from '../steps/inputs-beside.js'
import { homesOf } from './homes.js'
import { keyCorrection } from './key-correction.js'
import { partName } from './part-name.js'
import { unknownTopKeys } from './unknown-top-keys.js'

export const unknownKey = rule({
  name: 'unknown-key',
  severity: 'error',
  summary: 'A key stands where none of that name is known.',
  why: 'Systems Manager refuses runbooks with keys that it does not know. The agent ignores them in other documents, so they have no effect; that is a warning.',
  aws: 'Unknown property "X".',
  acrossSteps: true,

  check(document, { engines }) {
    const findings: Finding[] = []
    for (const { place, fault } of shapeFaults(document, engines.validators)) {
      if (fault.kind !== 'unknown-key' || place.part === 'inputs' || fault.entry.key.dynamic) continue
      const { entry, meant, path } = fault
      const atTop = place.part === 'document' && path.length === 0
      if (atTop && homesOf(writtenKey(entry.key), document).length > 0) continue
      const found = finding(entry, meant, partName(document, place, path))
      const isBeside = place.part === 'step' && inputsBeside(place.step).has(entry)
      findings.push({
        ...found,
        ...keyCorrection(document.tree, fault),
        ...(isBeside && { message: `\`${keyText(entry.key)}\` belongs under \`inputs\`` }),
        severity: severityOf(document, place, meant),
      })
    }
    for (const entry of unknownTopKeys(document))
      findings.push({ ...finding(entry, undefined, kindName(document.kind)), severity: 'warning' })
    return findings
  },
})

function finding({ key }: Entry, meant: string | undefined, part: string): Finding {
  const name = writtenKey(key)
  return {
    range: key,
    message: `${part} has no key \`${name}\`${didYouMean(meant)}`,
  }
}

/** Whether AWS's refusal is known of this part, or it is merely ignored. */
function severityOf(document: SsmDocument, place: Place, meant: string | undefined): Severity {
  // A session has nothing to run on the platform that was meant.
  if (document.kind === 'Session' && sessionPlatforms.some((platform) => platform === meant)) return 'error'
  // The agent ignores such a key, but a document that lacks the one that was meant is refused; so is a parameter without a type.
  if (place.part === 'document' && place.layout.unknownKeys !== 'error') {
    const { required = [] } = place.layout.schema as { readonly required?: readonly string[] }
    return meant !== undefined && required.includes(meant) ? 'error' : 'warning'
  }
  if (place.part === 'declaration') return isAutomation(document.kind) || meant === 'type' ? 'error' : 'warning'
  return place.part === 'document' && place.layout.evidence !== 'documented' ? 'warning' : 'error'
}
