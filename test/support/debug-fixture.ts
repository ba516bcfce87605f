import { parse } from 'yaml'
import { placeBreakpoint } from '../../server/debugger/breakpoints.js'
import { completionsAt } from '../../server/debugger/completions.js'
import { type Debugger, debug, type Stop } from '../../server/debugger/debugger.js'
import type { ExceptionKind } from '../../server/debugger/exception-kinds.js'
import { evaluate } from '../../server/debugger/evaluate.js'
import type { Frame } from '../../server/debugger/frames.js'
import { placeOf, scopesAt, valuesIn } from '../../server/debugger/scopes.js'
import type { SsmDocument } from '../../server/document/document.js'
import { invent } from '../../server/simulator/invent.js'
import { loadPatterns } from '../../server/simulator/load-patterns.js'
import type { Json } from '../../server/syntax/tree.js'
import type { Section } from './sections.js'
import { answering, type Facts, modelOf } from './simulation-fixture.js'

/** A fixture of the debugger: a rehearsal, and what somebody does with it. */
interface DebugFacts extends Facts {
  readonly do: readonly string[]
  readonly exceptions?: readonly ExceptionKind[]
}

/** What is told of a session: each thing done, and what came of it. */
export async function sessionOf({ text }: Pick<Section, 'text'>): Promise<string[]> {
  const facts = parse(text) as DebugFacts
  const document = await modelOf(facts.document ?? { mainSteps: facts.steps ?? [] }, 'document')
  const documents = new Map<string, SsmDocument>()
  for (const [name, child] of Object.entries(facts.documents ?? {})) documents.set(name, await modelOf(child, name))
  const lines: string[] = []
  const debugged = await debug({
    document,
    documents,
    parameters: facts.parameters ?? {},
    worlds: async () => [
      { source: 'mock', answer: answering(facts.answers ?? {}) },
      { source: 'invented', answer: invent },
    ],
    onMessage: (message) => lines.push(`  says ${message}`),
    ...(await loadPatterns()),
  })
  debugged.exceptions = new Set(facts.exceptions ?? [])
  for (const line of facts.do) {
    lines.push(line)
    lines.push(`  ${await done(line, debugged, [document, ...documents.values()])}`)
  }
  return lines
}

async function done(line: string, debugged: Debugger, documents: readonly SsmDocument[]): Promise<string> {
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
  const frame = debugged.frames.at(-1)
  switch (verb) {
    case 'start':
      return stopped(await debugged.begin(rest !== 'running'), debugged)
    case 'continue':
    case 'next':
    case 'stepIn':
    case 'stepOut':
      return stopped(await debugged.go(verb), debugged)
    case 'stepBack':
    case 'reverseContinue':
      return stopped(await debugged[verb](), debugged)
    case 'backTo': {
      const step = documents.map((document) => document.step(rest)).find((each) => each)
      const stop = await (step && debugged.wayBackTo(step))?.()
      return stop ? stopped(stop, debugged) : 'not there'
    }
    case 'onTo': {
      const step = documents.map((document) => document.step(rest)).find((each) => each)
      const stop = await (step && debugged.wayOnTo(step))?.()
      return stop ? stopped(stop, debugged) : 'no way'
    }
    case 'break':
      return broken(rest, debugged, documents)
    case 'answer':
      return assigned(`answer = ${rest}`, debugged)
    case 'refuse':
      return assigned(`error = ${JSON.stringify(rest)}`, debugged)
    case 'set':
      return assigned(rest, debugged)
    case 'eval':
      return shown(frame && evaluate(rest, debugged.at(frame)))
    case 'complete':
      return shown(frame && completionsAt(rest, rest.length, debugged.at(frame)).map(({ name }) => name))
    case 'scopes':
      return shown(frame && valuesAt(frame, debugged))
    default:
      throw new Error(`nobody knows how to ${verb}`)
  }
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/** Why a run stands still, where, and when. */
const stopped = ({ reason, text }: Stop, { frames, seconds }: Debugger): string =>
  [`${seconds}s ${reason}:`, frames.map(frameText).join(' > '), ...(text === undefined ? [] : [`! ${text}`])].join(' ')

function frameText(frame: Frame): string {
  const step = frame.step?.name ?? '-'
  if (frame.kind === 'pass') return `${frame.loop}#${frame.iteration} ${step}`
  if (frame.kind === 'execution') return `${frame.execution.document.name ?? 'document'} ${step}`
  if (frame.kind === 'node') return `${frame.execution.document.name ?? 'document'}@${frame.node} ${step}`
  const { request } = frame
  return request.kind === 'aws' ? `${request.service}:${request.operation}` : request.kind
}

/** `STEP`, or `STEP if CONDITION`, `STEP hits COUNT`, `STEP logs MESSAGE`. */
function broken(text: string, debugged: Debugger, documents: readonly SsmDocument[]): string {
  const [, name = '', how, what] = /^(\S+)(?: (if|hits|logs) (.*))?$/.exec(text) ?? []
  const document = documents.find((each) => each.step(name))
  const node = document?.step(name)?.node
  if (!document || !node) throw new Error(`no step ${name}`)
  const placed = placeBreakpoint(
    { document, toHost: (range) => range },
    {
      range: { start: node.start, end: node.start + 1 },
      ...(how === 'if' && { condition: what }),
      ...(how === 'hits' && { hitCondition: what }),
      ...(how === 'logs' && { logMessage: what }),
    },
  )
  if ('fault' in placed) return placed.fault
  debugged.breakpoints = [...debugged.breakpoints, placed]
  return 'ok'
}

/** `EXPRESSION = JSON` */
function assigned(text: string, debugged: Debugger): string {
  const [, expression = '', value = ''] = /^(\S+) = (.*)$/.exec(text) ?? []
  const place = placeOf(expression)
  if (!place) return 'no place'
  return debugged.assign(debugged.frames.length - 1, place, JSON.parse(value) as Json) ?? 'ok'
}

const valuesAt = (frame: Frame, debugged: Debugger) =>
  Object.fromEntries(scopesAt(debugged.at(frame)).map((name) => [name, valuesIn(name, debugged.at(frame))]))
