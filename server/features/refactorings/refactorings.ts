import type { SsmDocument } from '../../document/document.js'
import { isFatal } from '../../syntax/tree.js'
import { addCleanUp } from './add-clean-up.js'
import { addMissingInputs } from './add-missing-inputs.js'
import { createStep } from './create-step.js'
import { extractList, extractParameter, extractPart } from './extract-parameter.js'
import { handOver } from './hand-over.js'
import { inlineParameter } from './inline-parameter.js'
import { newerSchema } from './newer-schema.js'
import type { Around, Refactor, Refactoring } from './refactoring.js'
import { sortKeys } from './sort-keys.js'
import { wrapInLoop } from './wrap-in-loop.js'

const all: readonly Refactor[] = [
  extractParameter,
  extractPart,
  extractList,
  inlineParameter,
  handOver,
  addMissingInputs,
  addCleanUp,
  createStep,
  wrapInLoop,
  sortKeys,
  newerSchema,
]

/** Every change that is possible at an offset; none in a text of which parts could not be read. */
export async function refactoringsAt(
  document: SsmDocument,
  offset: number,
  around: Around,
): Promise<readonly Refactoring[]> {
  if (document.tree.faults.some(isFatal)) return []
  const found = await Promise.all(all.map((refactor) => refactor(document, offset, around)))
  return found.filter((each) => each !== undefined)
}
