import type { Action, Plugin } from '../../schemas/action.js'
import { inputOf } from '../../schemas/action.js'
import { actions } from '../../schemas/automation/index.js'
import { plugins } from '../../schemas/command/index.js'
import { parameterTypes } from '../../schemas/parameter-types.js'
import { systemVariables } from '../../schemas/system-variables.js'
import { isAutomation } from '../document/build.js'
import type { SsmDocument, Step } from '../document/document.js'
import { loopsAround } from '../document/loops.js'
import { outputNames } from '../document/output-names.js'
import { typeOfOutput } from '../document/value-types.js'
import { keyText, type Range } from '../syntax/tree.js'

/** Something that may stand at a place. */
export interface Completion {
  readonly label: string
  readonly kind: 'parameter' | 'variable' | 'output' | 'system' | 'step' | 'action' | 'input' | 'type' | 'word'
  readonly detail: string
  /** In Markdown. */
  readonly documentation?: string
  /** What it replaces: the word that is being typed. */
  readonly range: Range
  readonly text: string
}

/** What may stand at an offset, from the text before it on its line; in YAML and JSON, also while the text is half typed. */
export function completions(document: SsmDocument, offset: number): Completion[] {
  const { text } = document.tree
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  const word = (length: number): Range => ({ start: offset - length, end: offset })
  const [, reference] = /\{\{\s*([\w:.-]*)$/.exec(line) ?? []
  if (reference !== undefined) return referencesFor(document, stepAt(document, offset), word(reference.length))
  const [, key, typed = ''] = /(?:^|[\s{,"'-])["']?(\w+)["']?\s*:\s*["']?([\w:]*)$/.exec(line) ?? []
  if (key !== undefined) return valuesFor(document, key, offset, word(typed.length))
  const [, begun] = /^\s+["']?(\w*)$/.exec(line) ?? []
  return begun === undefined ? [] : inputsFor(document, offset, line.length - begun.length, word(begun.length))
}

function stepAt({ steps }: SsmDocument, offset: number): Step | undefined {
  return steps.findLast(({ node }) => node.start <= offset)
}

/** What a reference may name: parameters, variables, outputs of other steps, what the system fills in. */
function referencesFor(document: SsmDocument, step: Step | undefined, range: Range): Completion[] {
  const item = (kind: Completion['kind'], label: string, detail: string): Completion => ({
    label,
    kind,
    detail,
    range,
    text: label,
  })
  const declared = document.parameters.map(({ name, type }) => item('parameter', name, type ?? ''))
  if (!isAutomation(document.kind)) return declared
  const around = step ? loopsAround(step) : []
  const outputs = document.steps
    .filter((each) => each !== step && each.name !== undefined && (each.action !== 'aws:loop' || around.includes(each)))
    .flatMap((each) =>
      [...(outputNames(each) ?? [])].map((output) =>
        item('output', `${each.name}.${output}`, typeOfOutput(each, output) ?? ''),
      ),
    )
  return [
    ...declared,
    ...outputs,
    ...document.variables.map(({ name, type }) => item('variable', `variable:${name}`, type ?? '')),
    ...systemVariables.map(({ name, description }) => item('system', name, description)),
  ]
}

const jumps: ReadonlySet<string> = new Set(['nextStep', 'NextStep', 'Default', 'onFailure', 'onCancel'])

function valuesFor(document: SsmDocument, key: string, offset: number, range: Range): Completion[] {
  const word = (text: string, detail = ''): Completion => ({ label: text, kind: 'word', detail, range, text })
  if (key === 'action') return actionsFor(document, range)
  if (key === 'type')
    return parameterTypes.map(({ name, description }) => ({ ...word(name, description), kind: 'type' }))
  if (jumps.has(key)) {
    const own = stepAt(document, offset)
    const prefix = key === 'onFailure' || key === 'onCancel' ? 'step:' : ''
    const steps = document.steps.filter((step) => step !== own && step.name !== undefined && step.loop === own?.loop)
    return [
      ...steps.map(
        ({ name = '', action = '' }): Completion => ({
          label: `${prefix}${name}`,
          kind: 'step',
          detail: action,
          range,
          text: `${prefix}${name}`,
        }),
      ),
      ...(key === 'onFailure' ? [word('Abort'), word('Continue')] : key === 'onCancel' ? [word('Abort')] : []),
    ]
  }
  return wordsFor(stepAt(document, offset), key).map((text) => word(text))
}

function actionsFor({ kind }: SsmDocument, range: Range): Completion[] {
  const known: readonly (Action | Plugin)[] = Object.values(isAutomation(kind) ? actions : plugins)
  return known.map(({ name, summary }) => ({
    label: name,
    kind: 'action',
    detail: '',
    documentation: summary,
    range,
    text: name,
  }))
}

/** The words that an input may be. */
function wordsFor(step: Step | undefined, key: string): readonly string[] {
  const schema = step?.definition && inputOf(step.definition, key)
  const { enum: words, anyOf = [] } = (schema ?? {}) as {
    enum?: readonly unknown[]
    anyOf?: readonly { enum?: readonly unknown[] }[]
  }
  const all = words ?? anyOf.flatMap((each) => each.enum ?? [])
  return all.filter((each) => typeof each === 'string')
}

/** The inputs that the step does not have yet, where a key of its inputs begins. */
function inputsFor(document: SsmDocument, offset: number, column: number, range: Range): Completion[] {
  const step = stepAt(document, offset)
  const key = step?.inputsKey
  if (!step?.definition || !key || key.end > offset || column <= columnOf(document, key.start)) return []
  const { definition, inputs } = step
  const given = new Set(
    inputs?.kind === 'map'
      ? inputs.entries.filter((entry) => entry.key.end !== offset).map((entry) => keyText(entry.key))
      : [],
  )
  const first = inputs?.kind === 'map' ? inputs.entries.find((entry) => entry.key.end !== offset) : undefined
  // Deeper in the inputs other keys stand.
  if (first && columnOf(document, first.key.start) !== column) return []
  const quoted = document.tree.format === 'json'
  return Object.keys(definition.inputs)
    .filter((name) => !given.has(name))
    .map((name) => {
      const value = inputOf(definition, name)
      const documentation = value?.description
      return {
        label: name,
        kind: 'input',
        detail: value?.ssm.type ?? '',
        ...(documentation !== undefined && { documentation }),
        range,
        text: quoted ? name : `${name}: `,
      }
    })
}

const columnOf = ({ tree: { text } }: SsmDocument, offset: number): number =>
  offset - text.lastIndexOf('\n', offset - 1) - 1
