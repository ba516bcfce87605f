import type { Service } from '../../aws/service.js'
import { plugins } from '../../../schemas/command/index.js'
import type { ValueFormat } from '../../../schemas/values.js'
import type { SsmDocument } from '../../document/document.js'
import { actionCompletions, stepCompletions, stepWithinBrackets } from './actions.js'
import { operationCompletions, serviceCompletions } from './apis.js'
import {
  argumentCompletions,
  argumentValueCompletions,
  attachmentCompletions,
  documentCompletions,
  isArgument,
  targetParameterCompletions,
} from './called-documents.js'
import { operationOf, serviceOf } from './called-operation.js'
import { type Completion, type CompletionContext, offered, scalarItem, type Situation } from './completion.js'
import { comparedStep, comparedValues, fittingKeys, isCondition } from './conditions.js'
import {
  allowedDefaults,
  documentOutputs,
  fittingLimit,
  isWholePrecondition,
  preconditionCompletions,
} from './document-values.js'
import { variableCompletions } from './environment.js'
import { fittingReferences, roleReferences } from './fitting-references.js'
import { jumpCompletions } from './jumps.js'
import { keyItem, keysAt } from './keys.js'
import { bareItem, itemOf, lineBelow, mapCompletions, onNewLine, takesList } from './new-items.js'
import { fileNames, isPackageFile, packageNames } from './packages.js'
import { askedKeyCompletions, mayTypePayloadKey, payloadKeyCompletions } from './payload.js'
import { type Path, type Place, placeAt } from './place.js'
import { referenceCompletions } from './references.js'
import { relatedKeys } from './related-keys.js'
import { schemasAt } from './schemas-at.js'
import { handlerCompletions, runtimeCompletions, scriptCompletions } from './scripts.js'
import {
  desiredListCompletions,
  desiredValueCompletions,
  outputTypeCompletions,
  selectorCompletions,
} from './selectors.js'
import { inputPathOf, belowStep, stepAt } from './step-at.js'
import { typedReference } from './typed-reference.js'
import { wordCompletions } from './words.js'
import { valueAt } from '../../syntax/tree.js'

/** What may stand at an offset, in YAML and JSON, also while the text is half typed. The best comes first. */
export function completions(document: SsmDocument, offset: number, context: CompletionContext): Completion[] {
  const place = placeAt(document, offset)
  const situation = place && situationOf(document, offset, place, context)
  const typed = typedReference(document, offset, situation)
  if (typed) return offered(referenceCompletions(document, typed))
  const inScript = [
    ...payloadKeyCompletions(document, offset, context.python),
    ...variableCompletions(document, offset),
  ]
  if (inScript.length > 0) return offered(inScript)
  if (!situation) return []
  const { asKey, lead } = situation.place
  const behindList = asKey ? keys(situationOf(document, offset, asKey, context)) : []
  return offered([...completionsAt(situation), ...behindList], lead)
}

/** What completion at an offset has to know beside the document, and what is loaded only then. */
export interface Needs {
  /** The boto3 client that the step calls, or the one whose output its condition compares. */
  readonly service: string | undefined
  readonly python: boolean
}

/** What is to be loaded before completion at an offset. */
export function needsAt(document: SsmDocument, offset: number): Needs {
  const place = placeAt(document, offset)
  const step = place && stepAt(document, place.path, offset)
  const source = step && comparedStep({ document, step, inputPath: inputPathOf(place.path) })
  return { service: step && serviceOf(source ?? step), python: mayNeedPython(document, offset, place?.path) }
}

const mayNeedPython = (document: SsmDocument, offset: number, path: Path = []): boolean =>
  path.at(-1) === 'Handler' || path.at(-1) === 'InputPayload' || mayTypePayloadKey(document, offset)

function situationOf(document: SsmDocument, offset: number, place: Place, context: CompletionContext): Situation {
  const step = stepAt(document, place.path, offset)
  return {
    document,
    place,
    step,
    inputPath: inputPathOf(place.path),
    schemas: schemasAt(document, place.path, step),
    context,
    call: step && operationOf(step, context.services),
  }
}

function completionsAt(situation: Situation): Completion[] {
  switch (situation.place.at) {
    case 'key':
      return [...keys(situation), ...firstItems(situation), ...emptyStep(situation)]
    case 'value':
      return withNewLines(situation, values(situation))
    case 'item':
      return items(situation)
    case 'dash':
      return newItems(situation)
  }
}

/** In a list a step, a map, a scalar, or behind a dash the first key of a map may follow. */
function items(situation: Situation): Completion[] {
  const { form, followed, quote, path } = situation.place
  if (followed) return keys(situation)
  const maps = quote !== '' ? [] : form === 'block' ? keys(situation) : mapCompletions(situation)
  return [...maps, ...values(situation), ...newSteps(situation, path.slice(0, -1))]
}

/** What begins a list on the line below its key. */
function firstItems(situation: Situation): Completion[] {
  const { form, followed, quote, siblings } = situation.place
  if (form !== 'block' || followed || quote !== '' || siblings.size > 0 || !takesList(situation)) return []
  return newItems({ ...situation, place: { ...situation.place, at: 'dash' } })
}

/** What may stand behind a key, and what may begin on the line below it: a list, or a map where nothing else fits. */
function withNewLines(situation: Situation, beside: readonly Completion[]): Completion[] {
  const { form, followed, quote } = situation.place
  if (form !== 'block' || followed || quote !== '') return [...beside]
  if (takesList(situation)) {
    const list = lineBelow(situation, 'dash')
    const known = new Set(beside.map(({ label }) => label))
    const begun = newItems(list).filter(({ label }) => !known.has(label))
    return [...beside, ...onNewLine(list, begun)]
  }
  const map = lineBelow(situation, 'key')
  return beside.length > 0 ? [...beside] : onNewLine(map, keys(map))
}

/** Items of a list, with their dash. */
function newItems(list: Situation): Completion[] {
  const { document, place } = list
  if (isWholePrecondition(list)) return []
  const given = valueAt(document.root, ...place.path)
  const before = given?.kind === 'list' ? given.items.filter(({ start }) => start < place.word.start).length : 0
  const steps = newSteps(list, place.path)
  const next = itemOf(list, before)
  const item = isStepList(place.path) ? asStep(next) : next
  const maps = mapCompletions(item)
  const found = maps.length > 0 ? maps : values(item)
  const isKnown = found.some(({ rank = 0 }) => rank < 2)
  return [...steps, ...found, ...(isKnown || !takesList(list) ? [] : [bareItem(list)])]
}

const asStep = (item: Situation): Situation => ({
  ...item,
  step: undefined,
  inputPath: undefined,
  schemas: schemasAt(item.document, item.place.path, undefined),
})

/** Whole steps, where a path leads to a list of them. */
const newSteps = (situation: Situation, path: Path): Completion[] =>
  isStepList(path) ? stepCompletions(situation) : []

/** What fills a step of JSON that has but its brackets. */
function emptyStep(situation: Situation): Completion[] {
  const { form, quote, siblings, path } = situation.place
  if (form !== 'json' || quote !== '' || siblings.size > 0) return []
  return typeof path.at(-1) === 'number' && isStepList(path.slice(0, -1)) ? stepWithinBrackets(situation) : []
}

const isStepList = (path: Path): boolean =>
  path.length === 1 ? path[0] === 'mainSteps' : inputPathOf(path)?.join() === 'Steps'

function keys(situation: Situation): Completion[] {
  const { place } = situation
  if (isArgument(situation)) return argumentCompletions(situation)
  if (situation.inputPath?.join() === 'InputPayload') return askedKeyCompletions(situation)
  const names = packageNames(situation)
  if (names) return names
  if (place.path.length === 1 && place.path[0] === 'runtimeConfig')
    return Object.values(plugins)
      .filter(({ name, schemaVersions }) => schemaVersions.some((each) => each === '1.2') && !place.siblings.has(name))
      .map(({ name, summary }) =>
        keyItem(situation, { name, stub: 'map', required: false, detail: '', documentation: summary }),
      )
  const found = keysAt(situation).map((key) => keyItem(situation, fittingLimit(situation, key)))
  return isCondition(situation) ? fittingKeys(situation, found) : relatedKeys(situation, found)
}

type Source = (situation: Situation) => Completion[]

/** What completes the values that have rules of their own. */
const byFormat: Readonly<Partial<Record<ValueFormat, Source>>> = {
  'step-name': jumpCompletions,
  'aws-service': serviceCompletions,
  'aws-operation': (situation) => operationCompletions(situation, serviceOfStep(situation)),
  runtime: runtimeCompletions,
  selector: selectorCompletions,
  'document-name': documentCompletions,
  'variable-name': (situation) =>
    situation.document.variables.map(({ name, type = '' }) =>
      scalarItem(situation, { label: `variable:${name}`, kind: 'variable', detail: type }),
    ),
}

const serviceOfStep = ({ step, context }: Situation): Service | undefined =>
  step && context.services.get(serviceOf(step) ?? '')

/** What completes a field of a step, and an input, by its name. */
const byField: Readonly<Record<string, Source>> = {
  action: actionCompletions,
  nextStep: jumpCompletions,
  onFailure: jumpCompletions,
  onCancel: jumpCompletions,
  'inputs.Handler': handlerCompletions,
  'inputs.Script': (situation) => [...scriptCompletions(situation), ...fittingReferences(situation)],
  'inputs.Attachment': attachmentCompletions,
  'inputs.DesiredValues': (situation) => [...desiredListCompletions(situation), ...fittingReferences(situation)],
  'inputs.DesiredValues.': desiredValueCompletions,
  'inputs.TargetParameterName': targetParameterCompletions,
  'inputs.documentPath': documentCompletions,
  'outputs..Type': outputTypeCompletions,
  'precondition.StringEquals.': preconditionCompletions,
}

function values(situation: Situation): Completion[] {
  const { place, schemas } = situation
  if (place.path[0] === 'outputs') return documentOutputs(situation)
  if (place.path[0] === 'assumeRole') return roleReferences(situation)
  if (isPackageFile(situation)) return fileNames(situation)
  const below =
    belowStep(place.path)
      ?.path.map((part) => (typeof part === 'number' ? '' : part))
      .join('.') ?? ''
  const field = Object.hasOwn(byField, below) ? byField[below] : undefined
  if (field) return field(situation)
  for (const { ssm } of schemas) {
    const source = ssm?.format && byFormat[ssm.format]
    if (source) return source(situation)
  }
  if (isArgument(situation)) return [...argumentValueCompletions(situation), ...fittingReferences(situation)]
  const words = [...wordCompletions(situation), ...allowedDefaults(situation)]
  const known = words.length === 0 && isCondition(situation) ? comparedValues(situation) : words
  return [...known, ...fittingReferences(situation)]
}
