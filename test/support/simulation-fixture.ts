import { parse } from 'yaml'
import type { Platform } from '../../schemas/action.js'
import { isCommand } from '../../server/document/build.js'
import type { SsmDocument } from '../../server/document/document.js'
import { open } from '../../server/hosts/open.js'
import { rehearseCommand } from '../../server/simulator/command/rehearse-command.js'
import type { World } from '../../server/simulator/drive.js'
import { invent } from '../../server/simulator/invent.js'
import { loadPatterns } from '../../server/simulator/load-patterns.js'
import { rehearse } from '../../server/simulator/rehearse.js'
import type { Answer, Request } from '../../server/simulator/request.js'
import { traceOf as traceLines } from '../../server/simulator/trace.js'
import type { Json } from '../../server/syntax/tree.js'
import type { Section } from './sections.js'

/** An answer of a fixture: `value`, `error` or `cancel`, and the seconds it takes. */
type Written = {
  readonly value?: Json
  readonly error?: { readonly code: string; readonly message: string }
  readonly cancel?: true
  readonly seconds?: number
}

/** One rehearsal: what is rehearsed, what the world answers in turn (the last answer repeats), and what then happens. */
export interface Facts {
  /** Steps of a document, where it is nothing but steps. */
  readonly steps?: Json
  readonly document?: Readonly<Record<string, Json>>
  readonly documents?: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly parameters?: Readonly<Record<string, Json>>
  readonly answers?: Readonly<Record<string, readonly Written[]>>
  readonly startAt?: string
  readonly throttlingRetry?: number
  /** Platforms of nodes, for a document that runs on nodes. */
  readonly on?: readonly Platform[]
}

/** The trace of a section's rehearsal, in which scripts run if there is somebody who runs them. */
export async function traceOf({ text }: Pick<Section, 'text'>, scripts?: World): Promise<string[]> {
  const facts = parse(text) as Facts
  const document = await modelOf(facts.document ?? { mainSteps: facts.steps ?? [] }, 'document')
  const children = new Map<string, SsmDocument>()
  for (const [name, child] of Object.entries(facts.documents ?? {})) children.set(name, await modelOf(child, name))
  const options = {
    parameters: facts.parameters ?? {},
    throttlingRetry: facts.throttlingRetry ?? 0,
    worlds: [
      { source: 'mock', answer: answering(facts.answers ?? {}) },
      ...(scripts ? [{ source: 'script', answer: scripts }] : []),
      { source: 'invented', answer: invent },
    ],
    documents: (name: string) => children.get(name),
    ...(await patterns),
  }
  if (!isCommand(document.kind)) {
    const { startAt } = facts
    return traceLines(await rehearse(document, { ...options, ...(startAt !== undefined && { startAt }) }))
  }
  const rehearsal = await rehearseCommand(document, { ...options, nodes: (facts.on ?? ['Linux']).map(nodeOn) })
  const { seconds, status, failure } = rehearsal
  return [...traceLines(rehearsal), `${seconds}s command ${status}${failure === undefined ? '' : ` ! ${failure}`}`]
}

/** Nodes are named after their platforms. */
const nodeOn = (platform: Platform) => ({ id: platform, platform, online: true })

const patterns = loadPatterns()

/** The model of a document that a fixture holds. */
export async function modelOf(document: Readonly<Record<string, Json>>, name: string): Promise<SsmDocument> {
  const text = JSON.stringify({ schemaVersion: '0.3', ...document })
  const { models } = await open({ text, path: `${name}.json` })
  const [model] = models
  if (!model?.document) throw new Error(`${name} is no document`)
  return model.document
}

/** The keys under which a fixture may answer a request. */
function keysOf(request: Request): string[] {
  if (request.kind === 'aws') return [`${request.service}:${request.operation}`]
  if (request.kind === 'plugin') return [`${request.step} on ${request.node}`, request.step]
  return request.kind === 'invocation' ? [`invocation on ${request.node}`] : [request.kind]
}

export function answering(answers: NonNullable<Facts['answers']>): World {
  const used = new Map<string, number>()
  return (request) => {
    const key = keysOf(request).find((each) => Object.hasOwn(answers, each))
    if (key === undefined) return undefined
    const list = answers[key] ?? []
    const at = used.get(key) ?? 0
    used.set(key, at + 1)
    const written = list[Math.min(at, list.length - 1)]
    return written && answerOf(written)
  }
}

function answerOf({ value = null, error, cancel, seconds }: Written): Answer {
  const time = seconds === undefined ? {} : { seconds }
  if (cancel) return { kind: 'cancel', ...time }
  return error ? { kind: 'error', ...error, ...time } : { kind: 'value', value, ...time }
}
