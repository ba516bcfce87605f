import type { Connection } from 'vscode-languageserver'
import { maximumContentBytes } from '../../schemas/documents.js'
import { type DrawnStep, diagramOf } from '../document/diagram/diagram.js'
import { type Walk, type WalkedStep, walkOf } from '../document/diagram/walk.js'
import type { SsmDocument } from '../document/document.js'
import { isRunnable } from '../document/is-runnable.js'
import { inAll, wholeDocument, writtenInFull } from '../editor.js'
import { skeletons } from '../features/completion/skeletons.js'
import { inOtherFormat } from '../features/convert-format.js'
import { expressionsOf } from '../features/expressions.js'
import { type Model, rangeInFile } from '../features/in-host.js'
import { sentBytes } from '../rules/limits/sent-text.js'
import { casesOf } from '../simulator/testing/test-case.js'
import { parse } from '../syntax/parse.js'
import { type Node, type Range, stringOf, toJson } from '../syntax/tree.js'
import type { Answers } from './answering.js'
import type { OpenFile } from './document-store.js'
import { encodedText } from './encoded-text.js'
import { anything, type Checked, type Needs, string, textFormat } from './needs.js'
import type { About, AboutParameter, Drawing, NamedCase, Requests } from './protocol.js'

/** Serves what is beside the protocol: see `protocol.ts`. */
export function serveRequests(
  connection: Connection,
  { answering, atLarge }: Pick<Answers, 'answering' | 'atLarge'>,
): void {
  function serve<Method extends keyof Requests & string, Asked extends Needs>(
    method: Method,
    needs: Asked,
    answer: (
      file: OpenFile,
      params: Checked<Asked>,
    ) => Promise<Requests[Method]['result']> | Requests[Method]['result'],
  ): void {
    connection.onRequest(
      method,
      answering(needs, (file, params) => answer(file, params) ?? undefined),
    )
  }
  serve('ssmith/about', {}, aboutOf)
  serve('ssmith/parameterFault', { name: string, value: string }, parameterFaultIn)
  serve('ssmith/graph', { trace: anything }, drawingOf)
  serve('ssmith/steps', {}, ({ opened, text }) =>
    inAll(opened, placedSteps).map(({ name, ...place }) => ({ name, range: text.rangeOf(place) })),
  )
  serve('ssmith/expressions', {}, ({ opened, text }) =>
    inAll(opened, expressionsOf).map(({ text: expression, kind, step, ...place }) => ({
      range: text.rangeOf(place),
      expression,
      kind,
      step: step ? text.rangeOf(step) : null,
    })),
  )
  serve('ssmith/convert', {}, ({ opened }) => {
    const document = writtenInFull(opened)
    return document ? inOtherFormat(document) : null
  })
  connection.onRequest(
    'ssmith/cases',
    atLarge({ text: string }, ({ text }) => casesIn(text)),
  )
  connection.onRequest(
    'ssmith/skeletons',
    atLarge({ format: textFormat }, ({ format }) =>
      (skeletons('', format) ?? []).map(({ label, documentation, text }) => ({
        label,
        detail: documentation ?? '',
        text,
      })),
    ),
  )
}

const placedSteps = ({ steps }: SsmDocument): readonly (Range & { readonly name: string })[] =>
  steps.flatMap(({ name, node: { start, end } }) => (name === undefined ? [] : { name, start, end }))

/** The document that is told about: of several in a template the first. */
const modelIn = ({ models }: OpenFile['opened']): Model | undefined => models.find((each) => each.document)

function aboutOf({ opened }: OpenFile): About | null {
  const { document, embedded } = modelIn(opened) ?? {}
  if (!document) return null
  const { kind, schemaVersion, name, parameters } = document
  return {
    kind,
    schemaVersion: schemaVersion ?? null,
    name: name ?? null,
    size: sentBytes(document, embedded?.resource?.isEncoded === true),
    sizeLimit: maximumContentBytes,
    parameters: parameters.map(parameterOf),
    runnable: isRunnable(document),
    whole: wholeDocument(opened) !== undefined,
  }
}

function parameterOf(parameter: SsmDocument['parameters'][number]): AboutParameter {
  const allowed = parameter.property('allowedValues')
  return {
    name: parameter.name,
    type: parameter.type ?? 'String',
    description: stringOf(parameter.property('description')) ?? null,
    default: parameter.default ? asTyped(parameter.default) : null,
    allowedValues: allowed?.kind === 'list' ? allowed.items.map(asTyped) : [],
  }
}

async function parameterFaultIn(
  { opened }: OpenFile,
  { name, value }: { readonly name: string; readonly value: string },
): Promise<string | null> {
  const parameter = modelIn(opened)?.document?.parameter(name)
  if (!parameter) return null
  const [{ parameterRefusal }, { loadPatterns }] = await Promise.all([
    import('../simulator/start-parameters.js'),
    import('../simulator/load-patterns.js'),
  ])
  const { matches } = await loadPatterns()
  return parameterRefusal(parameter, value, matches) ?? null
}

/** A value as one types it. */
function asTyped(node: Node): string {
  const value = toJson(node)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

async function drawingOf({ opened, text }: OpenFile, { trace }: { readonly trace?: unknown }): Promise<Drawing | null> {
  const document = opened.models.find((each) => each.document && each.document.mainSteps.length > 0)
  if (!document?.document) return null
  const { layoutOf } = await import('../document/diagram/layout.js')
  const { svg } = await import('../document/diagram/svg.js')
  const diagram = diagramOf(document.document, walkFrom(trace))
  const layout = await layoutOf(diagram)
  const names = new Map(namesIn(diagram.steps))
  const { embedded } = document
  const nodes = layout.nodes.flatMap(({ id, range }) =>
    range ? [{ id, name: names.get(id) ?? '', range: text.rangeOf(rangeInFile(range, embedded)) }] : [],
  )
  return { svg: svg(layout), nodes }
}

function* namesIn(steps: readonly DrawnStep[]): Generator<[id: string, name: string]> {
  for (const { id, name, body } of steps) {
    yield [id, name]
    yield* namesIn(body)
  }
}

/** What a run did, where a client gives it: only what has the form is looked at. */
function walkFrom(trace: unknown): Walk | undefined {
  const steps = typeof trace === 'object' && trace !== null && 'steps' in trace ? trace.steps : undefined
  return Array.isArray(steps) ? walkOf(steps.filter(isWalked)) : undefined
}

const isWalked = (step: unknown): step is WalkedStep =>
  typeof step === 'object' && step !== null && 'name' in step && typeof step.name === 'string' && 'status' in step

async function casesIn(text: string): Promise<readonly NamedCase[]> {
  const { root } = await parse(text, 'yaml')
  const encoded = encodedText('', '', 0, text, 'utf-16')
  return root ? casesOf(root).map(({ name, key }) => ({ name, range: encoded.rangeOf(key) })) : []
}
