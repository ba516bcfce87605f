import type { SsmDocument, Step } from '../../document/document.js'
import { loopsAround } from '../../document/loops.js'
import { writtenKey } from '../../syntax/tree.js'
import { stepAround } from '../node-at.js'
import type { Path } from './place.js'

/** The way from the innermost step on a path, and in how many loops that step stands; undefined outside of steps. */
export function belowStep(path: Path): { readonly path: Path; readonly depth: number } | undefined {
  if (path[0] !== 'mainSteps' || typeof path[1] !== 'number') return undefined
  let at = 2
  let depth = 0
  while (path[at] === 'inputs' && path[at + 1] === 'Steps' && typeof path[at + 2] === 'number') {
    at += 3
    depth++
  }
  return { path: path.slice(at), depth }
}

/** The way from the inputs of a step, where a path leads into them. */
export function inputPathOf(path: Path): Path | undefined {
  const below = belowStep(path)?.path
  if (below) return below[0] === 'inputs' ? below.slice(1) : undefined
  if (path[0] !== 'runtimeConfig' || path[2] !== 'properties') return undefined
  return path.slice(typeof path[3] === 'number' ? 4 : 3)
}

/** The step around an offset on a path. Positions in lists are not relied on: of a half-typed document some items may be missing. */
export function stepAt(document: SsmDocument, path: Path, offset: number): Step | undefined {
  const below = belowStep(path)
  if (below)
    return document.steps.findLast((step) => step.node.start <= offset && loopsAround(step).length === below.depth)
  if (path[0] !== 'runtimeConfig') return undefined
  return document.steps.find(({ actionNode }) => actionNode?.kind === 'scalar' && writtenKey(actionNode) === path[1])
}

/** The step around an offset, or else the last one before it: what is half typed may not be a part of it yet. */
export const stepUpTo = (document: SsmDocument, offset: number): Step | undefined =>
  stepAround(document, offset) ?? document.steps.findLast(({ node }) => node.start <= offset)
