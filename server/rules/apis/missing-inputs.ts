import type { InputFault } from '../../aws/input-faults.js'
import type { SsmDocument } from '../../document/document.js'
import type { Engines } from '../engines.js'
import { apiInputFaults, type PlacedFault } from './api-inputs.js'
import { unknownInputs } from './unknown-inputs.js'

type MissingInput = PlacedFault & { readonly fault: Extract<InputFault, { readonly kind: 'missing' }> }

/** Inputs that operations need and steps leave out, but those that were meant by a misspelt one, or stand in one. */
export function missingInputs(document: SsmDocument, engines: Engines): readonly MissingInput[] {
  const misspelt = unknownInputs(document, engines)
  const isMissing = (placed: PlacedFault): placed is MissingInput => placed.fault.kind === 'missing'
  return apiInputFaults(document, engines)
    .filter(isMissing)
    .filter(
      ({ fault, node }) =>
        !misspelt.some((each) => each.node === node && (each.meant === fault.name || each.wraps.has(fault.name))),
    )
}
