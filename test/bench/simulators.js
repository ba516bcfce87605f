import { Console } from 'node:console'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Writable } from 'node:stream'
import { load } from 'js-yaml'

const require = createRequire(import.meta.url)

/** The state that the calls of the runbooks find. */
const state = 'running'

/** @typedef {{ status: string, steps: number, calls: number }} Outcome What a program did: it is compared, so that nobody is measured who did not do the work. */

/**
 * A runbook of a first step and rounds of ten, of the kinds that both simulators know: calls whose outputs decide branches, and pauses.
 *
 * @param {number} rounds @param {number} revision
 */
export function rehearsalRunbook(rounds, revision) {
  const steps = [step('first', 'aws:sleep', 'Duration: PT1S')]
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < 9; at += 3) {
      const [ask, choose, wait] = ['ask', 'choose', 'wait'].map((name) => `${name}${round}x${at}`)
      steps.push(step(`${ask}`, 'aws:executeAwsApi', 'Service: ec2\n      Api: DescribeInstances', output))
      const condition = `NextStep: ${wait}\n          Variable: '{{ ${ask}.State }}'\n          StringEquals: ${state}`
      steps.push(step(`${choose}`, 'aws:branch', `Choices:\n        - ${condition}\n      Default: ${wait}`))
      steps.push(step(`${wait}`, 'aws:sleep', 'Duration: PT10S'))
    }
    steps.push(step(`last${round}`, 'aws:sleep', 'Duration: PT1M'))
  }
  return `# ${revision}\nschemaVersion: '0.3'\ndescription: Rehearsed ${revision}\nmainSteps:\n${steps.join('')}`
}

const output = `
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String`

/** @param {string} name @param {string} action @param {string} inputs @param {string} more */
const step = (name, action, inputs, more = '') =>
  `  - name: ${name}\n    action: ${action}\n    inputs:\n      ${inputs}${more}\n`

/** A runbook of steps that each run a small Python script. @param {number} steps */
export function scriptRunbook(steps) {
  const script = '|\n        def main(events, context):\n            return {"sum": len(events["a"])}'
  const inputs = `Runtime: python3.11\n      Handler: main\n      InputPayload: { a: one }\n      Script: ${script}`
  const sum = '\n    outputs:\n      - Name: sum\n        Selector: $.Payload.sum\n        Type: Integer'
  const each = (/** @type {unknown} */ _, /** @type {number} */ at) =>
    step(`script${at}`, 'aws:executeScript', inputs, sum)
  return `schemaVersion: '0.3'\nmainSteps:\n${Array.from({ length: steps }, each).join('')}`
}

/** @param {number} rounds @returns {Outcome} */
export const expectedOutcome = (rounds) => ({ status: 'Success', steps: rounds * 10 + 1, calls: rounds * 3 })

const response = { Reservations: [{ Instances: [{ State: { Name: state } }] }] }

/** Opens a runbook with ssmith. @param {any} ssmith The library. @param {string} text @returns {Promise<() => Promise<Outcome>>} */
export async function openWithSsmith(ssmith, text) {
  const [runbook] = await ssmith.runbooksIn({ text, path: 'a.yaml' })
  const answer = (/** @type {{ kind: string }} */ { kind }) =>
    kind === 'aws' ? { kind: 'value', value: response } : undefined
  return async () => {
    const { status, steps, calls } = await runbook.rehearse({ answer, invent: false })
    return { status, steps: steps.length, calls: calls.length }
  }
}

/**
 * Imports a runbook into cdk-ssm-documents, step by step, as its StringStep does. What it tells of each step goes to the console, and is its
 * only trace: it is kept, as a trace of ssmith is, or thrown away.
 *
 * @param {string} text @param {'kept' | 'thrown away'} log @returns {() => Outcome}
 */
export function importWithCdk(text, log) {
  const { App, Stack } = require('aws-cdk-lib')
  const {
    AutomationDocument,
    DocumentFormat,
    ResponseCode,
    Simulation,
    StringStep,
  } = require('@cdklabs/cdk-ssm-documents')
  const stack = new Stack(new App(), 'stack')
  const document = new AutomationDocument(stack, 'document', {
    documentFormat: DocumentFormat.YAML,
    documentName: 'rehearsed',
  })
  const { mainSteps } = /** @type {{ mainSteps: object[] }} */ (load(text))
  for (const each of mainSteps) document.addStep(StringStep.fromObject(stack, each))
  return () => {
    let calls = 0
    const awsInvoker = {
      invoke: () => {
        calls++
        return response
      },
    }
    const sleepHook = { sleep: () => {} }
    const { result, told } = listening(log, () =>
      Simulation.ofAutomation(document, { awsInvoker, sleepHook }).simulate({}),
    )
    if (log === 'kept' && !told.includes('Executing')) throw new Error('the log of cdk-ssm-documents is empty')
    const status = result.responseCode === ResponseCode.SUCCESS ? 'Success' : String(result.responseCode)
    return { status, steps: result.executedSteps?.length ?? 0, calls }
  }
}

/** Runs work with a console whose text is kept, or thrown away. @template T @param {'kept' | 'thrown away'} log @param {() => T} work */
function listening(log, work) {
  const { log: usual } = console
  let told = ''
  const stdout = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      told += chunk
      done()
    },
  })
  const own = new Console({ stdout })
  console.log = log === 'kept' ? own.log : () => {}
  try {
    return { result: work(), told }
  } finally {
    console.log = usual
  }
}

/** @param {Outcome} found @param {Outcome} wanted @param {string} name */
export function checkOutcome(found, wanted, name) {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`${name} did not do the work: ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`)
}

// Run by itself, it is what a user of cdk-ssm-documents would write to rehearse a file.
if (process.argv[1] === import.meta.filename) {
  const [, , file = ''] = process.argv
  const { status, steps } = importWithCdk(readFileSync(file, 'utf8'), 'thrown away')()
  console.log(`${status}: ${steps} steps`)
}
