import { loadIamResources } from '../aws/iam-resources.js'
import { firstOfStep } from '../document/of-step.js'
import { callsOf } from '../document/calls.js'
import type { SsmDocument, Step } from '../document/document.js'
import { tokens } from '../document/references.js'
import { stringOf } from '../syntax/tree.js'
import { actionNeeds, type Facts, roleOf } from './action-needs.js'
import { apiNeeds } from './api-needs.js'
import type { Need, Needs, Place, Reason } from './need.js'
import { resourcesOf } from './resources.js'
import { scriptNeeds } from './script-needs.js'

export interface NeedsOptions {
  readonly place: Place
  /** Documents that the runbook may run, by name. */
  readonly documents: ReadonlyMap<string, SsmDocument>
}

/** What a runbook needs, with the runbooks that it runs under the same role. */
export async function needsOf(document: SsmDocument, { place, documents }: NeedsOptions): Promise<Needs> {
  const data = await loadIamResources()
  const needs: Need[] = []
  const unknown = new Map<string, Reason>()
  const seen = new Set<SsmDocument>()
  await add(document, '')
  return { needs, unknown: [...unknown.values()] }

  /** The same is said once of a step. */
  function say(reason: Reason): void {
    unknown.set(`${reason.step} ${reason.text}`, reason)
  }

  async function add(one: SsmDocument, prefix: string): Promise<void> {
    if (seen.has(one)) return
    seen.add(one)
    const facts: Facts = { document: one, data, place }
    for (const need of storeNeeds(facts)) needs.push(need)
    for (const step of one.steps) {
      const path = prefix + (step.name ?? '')
      const reasonFor = (text: string): Reason => ({ step: path, text })
      for (const part of [actionNeeds, apiNeeds, scriptNeeds]) {
        const found = await part(step, reasonFor, facts)
        for (const need of found.needs) needs.push(need)
        found.unknown.forEach(say)
      }
      for (const text of [...templateNeeds(step), ...targetNeeds(step)]) say(reasonFor(text))
      if (step.action === 'aws:executeAutomation') await addChild(one, step, path)
    }
  }

  async function addChild(one: SsmDocument, step: Step, path: string): Promise<void> {
    const call = firstOfStep(callsOf(one), step)
    if (!call) return say({ step: path, text: 'runs a runbook that only the run knows' })
    const child = documents.get(call.name)
    if (!child) return say({ step: path, text: `runs ${call.name}, which is not here: what that needs is not known` })
    const role = roleOf({ document: child, place })
    const given = call.arguments.some(({ name }) => /role/i.test(name))
    if (role !== undefined && (role !== '*' || given))
      return say({ step: path, text: `runs ${call.name} under a role of its own, which is not looked at` })
    await add(child, `${path}/`)
  }
}

/** Parameter Store is read where defaults name it; AWS does not say by which of the two. */
function storeNeeds({ document, data, place }: Facts): readonly Need[] {
  return document.parameters.flatMap(({ name, default: standard }) => {
    const [token] = [...tokens(stringOf(standard) ?? '')]
    if (token?.target.kind !== 'ssm') return []
    const stored = token.target.name.replace(/:[^/]*$/, '')
    const given = { inputs: new Map([['Name', [stored]]]), deep: [], open: false }
    return ['ssm:GetParameter', 'ssm:GetParameters'].map((action) => ({
      action,
      resources: resourcesOf(action, ['parameter'], given, data, place),
      reason: { step: undefined, text: `the default of the parameter ${name}` },
    }))
  })
}

const templateNeeds = (step: Step): readonly string[] =>
  (step.action === 'aws:createStack' || step.action === 'aws:deleteStack') && step.input('RoleARN') === undefined
    ? ['needs the rights for what is in the stack too, or a RoleARN']
    : []

const targetNeeds = (step: Step): readonly string[] =>
  step.action === 'aws:executeAutomation' && (step.input('Targets') ?? step.input('TargetLocations'))
    ? ['finds its targets by APIs that AWS does not name']
    : []
