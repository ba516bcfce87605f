import { conditionsOf, isWellFormed } from '../../document/conditions.js'
import type { SsmDocument } from '../../document/document.js'
import { actionsKnown } from '../../document/known-names.js'
import { type PlacedFault, shapeFaults } from '../../document/shape-faults.js'
import type { Validators } from '../../document/shape.js'
import { isEmpty } from '../../syntax/tree.js'
import { brokenRelations } from '../inputs/relations.js'

/**
 * Whether something that is needed is missing, or nobody knows what a step does: what is declared and not used may belong there, so that
 * only what is missing is told.
 */
export function hasGaps(document: SsmDocument, validators: Validators): boolean {
  return (
    !actionsKnown(document) ||
    shapeFaults(document, validators).some(isGap) ||
    conditionsOf(document).all.some((condition) => !isWellFormed(condition)) ||
    [...brokenRelations(document).values()].flat().some(({ fault }) => fault === 'none' || fault === 'alone')
  )
}

const isGap = ({ fault }: PlacedFault): boolean =>
  fault.kind === 'missing-key' || (fault.kind !== 'unknown-key' && isEmpty(fault.node))
