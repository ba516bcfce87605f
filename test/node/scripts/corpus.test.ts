import assert from 'node:assert/strict'
import { inputEntry } from '../../../server/document/inputs.js'
import type { SsmDocument, Step } from '../../../server/document/document.js'
import type { ScriptWorld } from '../../../server/node/scripts/script-world.js'
import { open } from '../../../server/hosts/open.js'
import { EndlessRun, type World } from '../../../server/simulator/drive.js'
import { invent } from '../../../server/simulator/invent.js'
import { inventParameters } from '../../../server/simulator/invent-parameters.js'
import { rehearse } from '../../../server/simulator/rehearse.js'
import type { Answer } from '../../../server/simulator/request.js'
import { type Json, stringOf, toJson } from '../../../server/syntax/tree.js'
import { corpusFiles, hasCorpus } from '../../support/corpus.js'
import { hasPyodide, scriptsFor } from '../../support/scripts.js'

/** A script that ran, and what became of it. */
interface Tried {
  readonly where: string
  readonly answer: Answer
}

/**
 * Failures for which not the invented answers are to blame, but what is not there: modules, members of boto3, processes, the network,
 * the interpreter itself.
 */
const missing =
  /<ssmith>|(?:^|\n)(?:ImportError|ModuleNotFoundError|NotImplementedError|NoPrograms|NoNetwork|UnknownServiceError|OSError) - |AttributeError - (?!module 'customer_script'|'(?:str|dict|list|int|NoneType)')|ended the interpreter|cannot ask|no call is named/

const describeHere = hasCorpus && hasPyodide ? describe : describe.skip

describeHere('the Python scripts of real runbooks, by invention alone', function () {
  this.timeout(600_000)

  let scripts: ScriptWorld
  let world: World
  before(() => {
    scripts = scriptsFor({ python: 'sandbox', milliseconds: 30_000 })
    world = scripts.worldIn(undefined)
  })
  after(() => scripts.close())

  it('run to their end, or to an error that follows from what was invented', async () => {
    const tried: Tried[] = []
    for (const { path, text } of corpusFiles()) {
      if (!text.includes('executeScript')) continue
      for (const { document } of (await open({ text, path })).models)
        if (document?.kind === 'Automation') tried.push(...(await tryScripts(document, path)))
    }
    const failed = tried.filter(({ answer }) => answer.kind === 'error' && missing.test(answer.message))
    const late = tried.filter(({ answer }) => answer.kind === 'value' && answer.seconds !== undefined)
    const bad = [...failed, ...late]
    const share = 1 - bad.length / tried.length
    const ended = tried.filter(({ answer }) => answer.kind === 'value').length
    const reasons = bad.map(
      ({ where, answer }) => `${where}: ${answer.kind === 'error' ? answer.message.split('\n').at(-1) : 'too slow'}`,
    )
    if (process.env['SHOW'] !== undefined)
      console.log([...reasons, `${tried.length} scripts, ${ended} to their end, share ${share}`].join('\n'))
    assert.ok(tried.length > 200, `${tried.length} scripts`)
    assert.ok(share >= 0.9, `${share} of ${tried.length}; not:\n${reasons.join('\n')}`)
  })

  /** Rehearses a document, in which every script runs; those that the run does not come to run by themselves then. */
  async function tryScripts(document: SsmDocument, path: string): Promise<Tried[]> {
    const tried = new Map<string, Answer>()
    const parameters = Object.fromEntries(inventParameters(document, {}, () => true))
    // What a script returns or raises is noted, and then invented, so that the run goes on.
    const noting: World = async (request, moment) => {
      const answer = await world(request, moment)
      if (answer && request.kind === 'script') tried.set(request.step, answer)
      return undefined
    }
    const worlds = [
      { source: 'script', answer: noting },
      { source: 'invented', answer: invent },
    ]
    const run = (startAt: string | undefined) =>
      rehearse(document, {
        worlds,
        parameters,
        matches: () => true,
        mostRequests: 2_000,
        ...(startAt !== undefined && { startAt }),
      }).catch((error) => {
        if (!(error instanceof EndlessRun)) throw error
      })
    await run(undefined)
    for (const step of document.steps) {
      if (step.action !== 'aws:executeScript' || step.name === undefined || tried.has(step.name)) continue
      const answer = await tryAlone(document, step, parameters)
      if (answer) tried.set(step.name, answer)
    }
    return [...tried].map(([step, answer]) => ({ where: `${path} ${step}`, answer }))
  }

  /** Runs the script of a step with text in the place of what is not known. */
  async function tryAlone(
    document: SsmDocument,
    step: Step,
    parameters: Readonly<Record<string, Json>>,
  ): Promise<Answer | undefined> {
    const input = (name: string) => inputEntry(document, step, name)?.value
    const text = (name: string) => stringOf(input(name))
    const payload = input('InputPayload')
    const attachment = text('Attachment')
    return world(
      {
        kind: 'script',
        step: step.name ?? '',
        runtime: text('Runtime') ?? '',
        handler: text('Handler'),
        script: text('Script') ?? '',
        ...(attachment !== undefined && { attachment }),
        payload: payload ? filled(toJson(payload), parameters) : {},
        context: { 'global:REGION': 'us-east-1', 'global:ACCOUNT_ID': '123456789012', 'automation:EXECUTION_ID': 'x' },
        id: step.name ?? '',
      },
      {
        now: Date.UTC(2026, 0, 1),
        ask: async (request) => (await invent(request)) ?? { kind: 'value', value: null },
      },
    )
  }
})

function filled(value: Json, parameters: Readonly<Record<string, Json>>): Json {
  if (typeof value === 'string') {
    const [, name] = /^\{\{\s*(.+?)\s*\}\}$/.exec(value) ?? []
    return name === undefined ? value : (parameters[name] ?? 'value')
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => filled(item, parameters))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item as Json, parameters)]))
}
