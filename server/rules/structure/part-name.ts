import type { SsmDocument } from '../../document/document.js'
import type { Place } from '../../document/shape-faults.js'
import { declarationName, kindName, pathText, stepName } from '../places.js'

type Path = readonly (string | number)[]

/** A part of a document in words: the document as a whole, a step, a declaration, or what stands under a path within one of these. */
export function partName(document: SsmDocument, place: Place, path: Path): string {
  switch (place.part) {
    case 'document':
      return partOfDocument(document, path)
    case 'declaration':
      return within(declarationName(document, place.parameter), path)
    case 'step':
      return within(stepName(place.step), path)
    case 'inputs':
      return within(`\`${place.step.action}\``, path)
  }
}

/** Steps of Command documents are checked as parts of the document. */
function partOfDocument(document: SsmDocument, path: Path): string {
  const [first, index, ...rest] = path
  if (first === undefined) return kindName(document.kind)
  const step = first === 'mainSteps' && typeof index === 'number' ? document.mainSteps[index] : undefined
  return step ? within(stepName(step), rest) : `\`${pathText(path)}\``
}

const within = (whole: string, path: Path): string => (path.length === 0 ? whole : `\`${pathText(path)}\` of ${whole}`)
