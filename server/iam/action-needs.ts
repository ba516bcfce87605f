import type { ApiCall } from '../../schemas/action.js'
import { integrations } from '../../schemas/automation/invokeWebhook.js'
import { loadService } from '../aws/load-service.js'
import type { Operation } from '../aws/service.js'
import { actionOf } from '../document/action-of.js'
import type { SsmDocument, Step } from '../document/document.js'
import { tokens } from '../document/references.js'
import { stringOf } from '../syntax/tree.js'
import { conditions } from './action-conditions.js'
import { type CallFacts, callNeeds, rolesIn } from './calls.js'
import type { Need, Needs, Reason } from './need.js'
import { type Given, givenInputs, patterns } from './values.js'

/** The names that APIs have for inputs of actions. */
const apiNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'aws:approve': { NotificationArn: 'TopicArn' },
}

/** What a step needs for what its action does by itself, as AWS documents it. */
export async function actionNeeds(step: Step, reasonFor: (text: string) => Reason, facts: Facts): Promise<Needs> {
  const action = actionOf(step)
  if (!action) return { needs: [], unknown: [] }
  const { always, sometimes = [] } = action.permissions
  const rules = conditions[action.name] ?? {}
  const holding = sometimes.flatMap((name) => {
    const condition = rules[name]
    return condition?.holds(step) ? [{ name, condition }] : []
  })
  const needed = [
    ...always.filter((name) => !name.startsWith('<')),
    ...holding.flatMap(({ name, condition }) => (condition.kind === 'when' ? [name] : [])),
  ]
  const given = givenFor(step, facts)
  const operations = await operationsOf(action.calls)
  const reason = reasonFor(action.name)
  return {
    needs: needed.flatMap((name) => permissionNeeds(name, operations, given, reason, facts)),
    unknown: holding.flatMap(({ condition }) => (condition.kind === 'unknown' ? [reasonFor(condition.text)] : [])),
  }
}

/** What the needs of a step are told by. */
export interface Facts extends CallFacts {
  readonly document: SsmDocument
}

function givenFor(step: Step, { document, place }: Facts): Given {
  const given = givenInputs(step.inputs, document, place, apiNames[step.action ?? ''])
  if (step.action === 'aws:createTags' && !given.inputs.has('ResourceType'))
    return { ...given, inputs: new Map([['Resources', given.inputs.get('ResourceIds') ?? []]]) }
  if (step.action !== 'aws:invokeWebhook') return given
  const names = given.inputs.get('IntegrationName') ?? ['*']
  return { ...given, inputs: new Map([['Name', names.map((name) => integrations + name)]]) }
}

function permissionNeeds(
  name: string,
  operations: readonly Operation[],
  given: Given,
  reason: Reason,
  facts: Facts,
): readonly Need[] {
  if (name === 'iam:PassRole') {
    const roles = rolesIn(given, facts.place)
    return roles.length === 0 ? [] : [{ action: name, resources: roles, reason }]
  }
  const operation = operations.find(({ iamActions }) => iamActions.includes(name))
  if (operation) return callNeeds({ iamActions: [name], resourceTypes: operation.resourceTypes }, given, reason, facts)
  const text = name.includes('*') ? `${reason.text}: its page in the user guide asks for that` : reason.text
  return [{ action: name, resources: ['*'], reason: { ...reason, text } }]
}

async function operationsOf(calls: readonly ApiCall[]): Promise<readonly Operation[]> {
  const found = await Promise.all(
    calls.map(async ({ service, operation }) => (await loadService(service))?.operation(operation)),
  )
  return found.flatMap((operation) => operation ?? [])
}

/** The role that the runbook says it has, `*` where the caller says it; none where it has that of whoever starts it. */
export function roleOf({ document, place }: Pick<Facts, 'document' | 'place'>): string | undefined {
  const written = stringOf(document.entry('assumeRole')?.value) ?? ''
  const [only, ...more] = [...tokens(written)]
  const parameter =
    only?.target.kind === 'parameter' && more.length === 0 ? document.parameter(only.target.name) : undefined
  const standard = stringOf(parameter?.default)
  const [role] = patterns(standard === undefined || standard === '' ? written : standard, document, place)
  return role === '' ? undefined : role
}
