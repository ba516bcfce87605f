import { systemVariables } from '../../../schemas/system-variables.js'
import type { SsmType } from '../../../schemas/values.js'
import { isAutomation } from '../../document/build.js'
import { flowOf } from '../../document/flow.js'
import { isOfPass, loopsAround, mayPrecede } from '../../document/loops.js'
import { outputNames } from '../../document/output-names.js'
import { baseType, typeOfOutput } from '../../document/value-types.js'
import type { SsmDocument, Step } from '../../document/document.js'
import type { Edit } from '../../rules/rule.js'
import type { Range } from '../../syntax/tree.js'
import { expressionFor } from '../expressions.js'
import type { Completion } from './completion.js'
import { comparedReference } from './conditions.js'

/** Something that a reference can name. */
export interface Referable {
  readonly name: string
  readonly kind: 'parameter' | 'variable' | 'output' | 'system'
  readonly type: SsmType | undefined
  readonly detail: string
}

/** A reference that is being typed: where its name stands, and what is known of the place. */
export interface Typed {
  /** The name, as far as it is written. */
  readonly name: Range
  /** The blank that is missing behind the braces before it. */
  readonly lead: '' | ' '
  /** What has to be written behind the name: braces that are not closed, or the blank before them. */
  readonly tail: string
  /** The quotes that are missing around it. */
  readonly more: readonly Edit[]
  readonly step: Step | undefined
  /** The way from the inputs of that step, where it is within them. */
  readonly inputPath: readonly (string | number)[] | undefined
  /** The types that its value may have there; undefined where that is not known. */
  readonly accepted: readonly SsmType[] | undefined
  /** Whether AWS refuses, or the run fails, where it is of a kind and of a type. */
  readonly isRefused: (kind: Referable['kind'], type: SsmType) => boolean
  /** The part of the document around it: `mainSteps`, `parameters` … */
  readonly area: string | number | undefined
}

/** What a reference may name: parameters, variables, outputs of steps that run before, what the system fills in. What fits comes first, and what would be refused is left out. */
export function referenceCompletions(document: SsmDocument, typed: Typed): Completion[] {
  const { accepted, isRefused, name, lead, tail, more } = typed
  return referables(document, typed)
    .filter(({ kind, type }) => type === undefined || !isRefused(kind, type))
    .map(({ kind, name: label, type, detail }) => ({
      label,
      kind,
      detail,
      range: name,
      text: `${lead}${label}${tail}`,
      ...(more.length > 0 && { more }),
      rank: rankOf(type, accepted),
    }))
}

function rankOf(type: SsmType | undefined, accepted: readonly SsmType[] | undefined): number {
  if (!accepted || type === undefined) return 1
  return accepted.includes(type) ? 0 : 2
}

/** What may be named in a place, in the order in which it is declared; beside an operator, all but what is compared. */
export function referables(
  document: SsmDocument,
  place: Pick<Typed, 'step' | 'area' | 'inputPath'>,
): readonly Referable[] {
  const { step, area } = place
  const system = systemVariables.map(
    ({ name, type, description }): Referable => ({ name, kind: 'system', type, detail: description }),
  )
  if (area === 'parameters')
    return isAutomation(document.kind) ? system.filter(({ name }) => name.startsWith('global:')) : []
  const parameters = document.parameters.map(
    ({ name, type = '' }): Referable => ({ name, kind: 'parameter', type: baseType(type), detail: type }),
  )
  if (!isAutomation(document.kind)) return parameters
  if (area === 'assumeRole') return parameters
  const variables = document.variables.map(
    ({ name, type = '' }): Referable => ({
      name: `variable:${name}`,
      kind: 'variable',
      type: baseType(type),
      detail: type,
    }),
  )
  const all = [
    ...parameters,
    ...(step ? outputs(document, step, place.inputPath) : []),
    ...(area === 'variables' ? [] : variables),
    ...system,
  ]
  const compared = comparedReference({ document, step, inputPath: place.inputPath })
  const own = compared && expressionFor(compared.target)
  return own === undefined ? all : all.filter(({ name }) => name !== own)
}

/** Outputs of the steps that can run before a step; of the loops around it, what they say of the pass. The condition of a loop is looked at after a pass. */
function outputs(document: SsmDocument, step: Step, inputPath: Typed['inputPath']): Referable[] {
  const leads = flowOf(document).leadingTo(step)
  const isAfterPass = inputPath?.[0] === 'LoopCondition'
  const around = loopsAround(step)
  return document.steps.flatMap((each) => {
    if (each === step || each.name === undefined) return []
    const isAround = around.includes(each)
    const isInBody = isAfterPass && loopsAround(each).includes(step)
    if (!isAround && !isInBody && !mayPrecede(each, step, leads)) return []
    return [...(outputNames(each) ?? [])]
      .filter((output) => isOfPass(each, output) === isAround)
      .map((output): Referable => {
        const type = typeOfOutput(each, output)
        return { name: `${each.name}.${output}`, kind: 'output', type, detail: type ?? '' }
      })
  })
}
