import { type Call, callsOf } from '../../document/calls.js'
import { keyText } from '../../syntax/tree.js'
import { type Completion, scalarItem, type Situation } from './completion.js'
import { keyItem } from './keys.js'

/** The kind of document that an action runs. */
const runs: ReadonlyMap<string | undefined, string> = new Map([
  ['aws:executeAutomation', 'Automation'],
  ['aws:runCommand', 'Command'],
  ['aws:runDocument', 'Command'],
])

const argumentKeys: ReadonlySet<string | number | undefined> = new Set([
  'RuntimeParameters',
  'Parameters',
  'documentParameters',
])

/** Documents of the kind that the step runs: those of the repository first, then AWS's own, and last the document itself. */
export function documentCompletions(situation: Situation): Completion[] {
  const { document, step, context } = situation
  const kind = runs.get(step?.action)
  const { repository } = context
  const names = [...repository.names()].filter((name) => repository.find(name).some((each) => each.kind === kind))
  return names.map((label) => {
    const aws = repository.ownedByAws(label) === true
    const isOwn = label === document.name
    return scalarItem(situation, {
      label,
      kind: 'document',
      detail: aws ? 'AWS' : 'this repository',
      rank: isOwn ? 2 : aws ? 1 : 0,
    })
  })
}

/** Whether a place is among the values that a step gives to the document it runs. */
export const isArgument = ({ step, inputPath }: Situation): boolean =>
  runs.has(step?.action) && argumentKeys.has(inputPath?.[0])

/** Parameters of the called document that have no value yet. */
export function argumentCompletions(situation: Situation): Completion[] {
  const { place, inputPath } = situation
  if (inputPath?.length !== 1 || place.at === 'value') return []
  return parametersOf(situation).flatMap(([name, { type = '', required }]) => {
    if (place.siblings.has(name)) return []
    const stub = /List/.test(type) ? 'list' : type === 'StringMap' && !isSentAsText(situation) ? 'map' : 'text'
    return [keyItem(situation, { name, stub, required, detail: type })]
  })
}

/** Whether maps are given as text, as `SendCommand` takes texts and lists of them only. */
const isSentAsText = ({ step }: Situation): boolean => step?.action === 'aws:runCommand'

/** The parameter of the called document that gets the values of targets. */
export const targetParameterCompletions = (situation: Situation): Completion[] =>
  parametersOf(situation).map(([label, { type = '' }]) =>
    scalarItem(situation, { label, kind: 'parameter', detail: type }),
  )

/** The values that a parameter of the called document allows. */
export function argumentValueCompletions(situation: Situation): Completion[] {
  const name = situation.inputPath?.[1]
  const [, found] = parametersOf(situation).find(([each]) => each === name) ?? []
  return (found?.allowedValues ?? []).map((label) => scalarItem(situation, { label, kind: 'word' }))
}

function parametersOf(situation: Situation) {
  const call = callOf(situation)
  const [called] = call && !call.account ? situation.context.repository.find(call.name) : []
  return [...(called?.parameters ?? [])]
}

const callOf = ({ document, step }: Situation): Call | undefined => callsOf(document).find((call) => call.step === step)

/** The names of attached files. */
export const attachmentCompletions = (situation: Situation): Completion[] =>
  situation.document.files.map(({ key }) =>
    scalarItem(situation, { label: keyText(key), kind: 'word', detail: 'attachment' }),
  )
