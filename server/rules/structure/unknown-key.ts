import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { type Place, shapeFaults } from '../../document/shape-faults.js'
import { didYouMean } from '../../languages/nearest.js'
import { type Entry, keyText, type MapNode } from '../../syntax/tree.js'
import { meantKey } from '../inputs/mistyped.js'
import { kindName } from '../places.js'
import { correction, type Finding, rule, type Severity } from '../rule.js'
import { homesOf, layoutOf } from './homes.js'
import { partName } from './part-name.js'
import { unknownTopKeys } from './unknown-top-keys.js'

export const unknownKey = rule({
  name: 'unknown-key',
  severity: 'error',
  summary: 'A key stands where none of that name is known.',
  why: 'Systems Manager refuses runbooks with keys that it does not know. The agent ignores them in other documents, so they have no effect; that is a warning.',
  aws: 'Unknown property "X".',

  *check(document, { engines }) {
    for (const { place, fault } of shapeFaults(document, engines.validators)) {
      if (fault.kind !== 'unknown-key' || place.part === 'inputs' || fault.entry.key.dynamic) continue
      const { entry, map, known, path } = fault
      if (place.part === 'document' && path.length === 0 && homesOf(keyText(entry.key), document).length > 0) continue
      yield { ...correcting(entry, map, known, partName(document, place, path)), severity: severityOf(document, place) }
    }
    yield* atTop(document)
  },
})

/** The agent ignores such keys, but a document that lacks the key that was meant is refused. */
function* atTop(document: SsmDocument): Generator<Finding> {
  const layout = layoutOf(document)
  const entries = unknownTopKeys(document)
  if (!layout || entries.length === 0) return
  const required = (layout.schema as { readonly required?: readonly string[] }).required ?? []
  for (const entry of entries) {
    const known = Object.keys(layout.fields)
    const meant = meantKey(document.root, keyText(entry.key), known)
    const severity = meant !== undefined && required.includes(meant) ? 'error' : 'warning'
    yield { ...correcting(entry, document.root, known, kindName(document.kind)), severity }
  }
}

function correcting({ key }: Entry, map: MapNode, known: readonly string[], part: string): Finding {
  const name = keyText(key)
  const meant = meantKey(map, name, known)
  return {
    range: key,
    message: `${part} has no key \`${name}\`${didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(key, name, meant)] }),
  }
}

/** Whether AWS's refusal is known of this part, or it is merely ignored. */
function severityOf(document: SsmDocument, place: Place): Severity {
  if (place.part === 'declaration') return isAutomation(document.kind) ? 'error' : 'warning'
  return place.part === 'document' && place.layout.evidence !== 'documented' ? 'warning' : 'error'
}
