import { type AccountState, arnOf, newUuid } from '../account-state.js'
import { becoming, type Course, stateAt } from '../course.js'
import { durations } from '../durations.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagList, tagsFrom } from '../tags.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'
import { textField } from '../text-field.js'

/** A stack. What its template describes is not made: only what the file says of its resources can be seen. */
export interface Stack {
  readonly id: string
  readonly name: string
  readonly created: number
  template: string
  description: string | undefined
  parameters: ReadonlyMap<string, string>
  capabilities: readonly string[]
  outputs: ReadonlyMap<string, string>
  tags: Tags
  role: string | undefined
  state: Course
  reason: string | undefined
  updated: number | undefined
  deleted: number | undefined
  terminationProtected: boolean
  /** By logical id. */
  readonly resources: ReadonlyMap<string, StackResource>
}

export interface StackResource {
  readonly type: string
  readonly id: string
  readonly status: string
}

const deleted = 'DELETE_COMPLETE'

/** The stack of a name, which is gone once it is deleted, or of an id, which is not. */
function stackNamed({ stacks }: AccountState, written: string, now: number): Stack | undefined {
  const byId = stacks.get(written)
  if (byId) return byId
  return [...stacks.values()].find(({ name, state }) => name === written && stateAt(state, now) !== deleted)
}

function existing(state: AccountState, written: string, now: number): Stack {
  const stack = stackNamed(state, written, now)
  if (!stack) throw new Refusal('ValidationError', `Stack with id ${written} does not exist`)
  return stack
}

const shown = (stack: Stack, now: number): Fields => ({
  StackId: stack.id,
  StackName: stack.name,
  Description: stack.description,
  Parameters: [...stack.parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
  CreationTime: timeText(stack.created),
  ...timesOf(stack),
  RollbackConfiguration: {},
  StackStatus: stateAt(stack.state, now),
  StackStatusReason: stack.reason,
  DisableRollback: false,
  NotificationARNs: [],
  Capabilities: stack.capabilities,
  Outputs: outputsOf(stack, now),
  RoleARN: stack.role,
  Tags: tagList(stack.tags),
  EnableTerminationProtection: stack.terminationProtected,
  DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
})

const timesOf = ({ updated, deleted: end }: Stack): Fields => ({
  LastUpdatedTime: updated === undefined ? undefined : timeText(updated),
  DeletionTime: end === undefined ? undefined : timeText(end),
})

/** A stack has its outputs once it is made. */
const outputsOf = ({ outputs, state }: Stack, now: number): readonly Fields[] =>
  stateAt(state, now).startsWith('CREATE_IN')
    ? []
    : [...outputs].map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }))

interface OfStack {
  readonly StackName: string
}

interface Paged {
  readonly NextToken?: string
}

function describeStacks(state: AccountState, { StackName, NextToken: token }: Partial<OfStack> & Paged, now: number) {
  if (StackName !== undefined) return { Stacks: [shown(existing(state, StackName, now), now)] }
  const all = [...state.stacks.values()].filter((stack) => stateAt(stack.state, now) !== deleted)
  const { items, next } = pageOf(all, { limit: 100, token, refusal: 'ValidationError' })
  return { Stacks: items.map((stack) => shown(stack, now)), NextToken: next }
}

function listStacks(
  state: AccountState,
  input: Paged & { readonly StackStatusFilter?: readonly string[] },
  now: number,
) {
  const { StackStatusFilter: wanted, NextToken: token } = input
  const all = [...state.stacks.values()].filter((stack) => !wanted || wanted.includes(stateAt(stack.state, now)))
  const { items, next } = pageOf(all, { limit: 100, token, refusal: 'ValidationError' })
  const StackSummaries = items.map((stack) => ({
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: stack.description,
    CreationTime: timeText(stack.created),
    ...timesOf(stack),
    StackStatus: stateAt(stack.state, now),
    StackStatusReason: stack.reason,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  }))
  return { StackSummaries, NextToken: next }
}

interface Template extends OfStack {
  readonly TemplateBody?: string
  readonly TemplateURL?: string
  readonly UsePreviousTemplate?: boolean
  readonly Parameters?: readonly {
    readonly ParameterKey?: string
    readonly ParameterValue?: string
    readonly UsePreviousValue?: boolean
  }[]
  readonly Capabilities?: readonly string[]
  readonly RoleARN?: string
  readonly Tags?: readonly Tag[]
  readonly EnableTerminationProtection?: boolean
}

function createStack(state: AccountState, input: Template, now: number) {
  const { StackName: name } = input
  if (stackNamed(state, name, now)) throw new Refusal('AlreadyExistsException', `Stack [${name}] already exists`)
  if (input.TemplateBody === undefined && input.TemplateURL === undefined)
    throw new Refusal('ValidationError', 'Either Template URL or Template Body must be specified.')
  const id = arnOf(state, 'cloudformation', `stack/${name}/${newUuid(state)}`)
  state.stacks.set(id, {
    id,
    name,
    created: now,
    template: input.TemplateBody ?? '',
    description: textField(input.TemplateBody ?? '', 'Description'),
    parameters: new Map(
      (input.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
    ),
    capabilities: input.Capabilities ?? [],
    outputs: new Map(),
    tags: tagsFrom(input.Tags),
    role: input.RoleARN,
    state: becoming(now, 'CREATE_IN_PROGRESS', durations.stack, 'CREATE_COMPLETE'),
    reason: undefined,
    updated: undefined,
    deleted: undefined,
    terminationProtected: input.EnableTerminationProtection ?? false,
    resources: new Map(),
  })
  return { StackId: id }
}

function updateStack(state: AccountState, input: Template, now: number) {
  const stack = existing(state, input.StackName, now)
  const status = stateAt(stack.state, now)
  if (status.endsWith('_IN_PROGRESS') || status === deleted || status === 'ROLLBACK_COMPLETE')
    throw new Refusal('ValidationError', `Stack:${stack.id} is in ${status} state and can not be updated.`)
  const parameters = new Map(
    (input.Parameters ?? []).map(
      ({ ParameterKey: key = '', ParameterValue: value = '', UsePreviousValue: previous }) => [
        key,
        previous ? (stack.parameters.get(key) ?? '') : value,
      ],
    ),
  )
  const template = input.UsePreviousTemplate ? stack.template : (input.TemplateBody ?? '')
  const tags = input.Tags ? tagsFrom(input.Tags) : stack.tags
  if (template === stack.template && same(parameters, stack.parameters) && same(tags, stack.tags))
    throw new Refusal('ValidationError', 'No updates are to be performed.')
  Object.assign(stack, { template, parameters, tags, updated: now, role: input.RoleARN ?? stack.role })
  stack.state = becoming(now, 'UPDATE_IN_PROGRESS', durations.stack, 'UPDATE_COMPLETE')
  return { StackId: stack.id }
}

const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)

function deleteStack(state: AccountState, { StackName }: OfStack, now: number) {
  const stack = stackNamed(state, StackName, now)
  // What is not there is deleted already.
  if (!stack || stateAt(stack.state, now) === deleted) return {}
  if (stack.terminationProtected)
    throw new Refusal(
      'ValidationError',
      `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
    )
  stack.state = becoming(now, 'DELETE_IN_PROGRESS', durations.stack, deleted)
  stack.deleted = now
  return {}
}

function describeStackResources(
  state: AccountState,
  input: Partial<OfStack> & { readonly LogicalResourceId?: string; readonly PhysicalResourceId?: string },
  now: number,
) {
  const { StackName, LogicalResourceId, PhysicalResourceId } = input
  const stacks = StackName === undefined ? [...state.stacks.values()] : [existing(state, StackName, now)]
  const all = stacks.flatMap((stack) =>
    resourcesOf(stack).map((each) => ({ ...each, StackId: stack.id, StackName: stack.name })),
  )
  const StackResources = all.filter(
    (each) =>
      (LogicalResourceId === undefined || each.LogicalResourceId === LogicalResourceId) &&
      (PhysicalResourceId === undefined || each.PhysicalResourceId === PhysicalResourceId),
  )
  return {
    StackResources: StackResources.map(({ LastUpdatedTimestamp: Timestamp, ...each }) => ({ ...each, Timestamp })),
  }
}

const resourcesOf = ({ resources, created, updated }: Stack) =>
  [...resources].map(([LogicalResourceId, { type, id, status }]) => ({
    LogicalResourceId,
    PhysicalResourceId: id,
    ResourceType: type,
    ResourceStatus: status,
    LastUpdatedTimestamp: timeText(updated ?? created),
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  }))

function listStackResources(state: AccountState, { StackName, NextToken: token }: OfStack & Paged, now: number) {
  const all = resourcesOf(existing(state, StackName, now))
  const { items, next } = pageOf(all, { limit: 100, token, refusal: 'ValidationError' })
  return { StackResourceSummaries: items, NextToken: next }
}

function describeStackResource(
  state: AccountState,
  input: OfStack & { readonly LogicalResourceId: string },
  now: number,
) {
  const stack = existing(state, input.StackName, now)
  const found = resourcesOf(stack).find((each) => each.LogicalResourceId === input.LogicalResourceId)
  if (!found)
    throw new Refusal(
      'ValidationError',
      `Resource ${input.LogicalResourceId} does not exist for stack ${input.StackName}`,
    )
  return { StackResourceDetail: { ...found, StackId: stack.id, StackName: stack.name } }
}

function getTemplate(state: AccountState, { StackName }: OfStack, now: number) {
  return { TemplateBody: existing(state, StackName, now).template, StagesAvailable: ['Original', 'Processed'] }
}

function updateTerminationProtection(
  state: AccountState,
  input: OfStack & { readonly EnableTerminationProtection: boolean },
  now: number,
) {
  const stack = existing(state, input.StackName, now)
  stack.terminationProtected = input.EnableTerminationProtection
  return { StackId: stack.id }
}

export const cloudformationOperations: ServiceOperations = {
  CreateStack: createStack,
  DeleteStack: deleteStack,
  DescribeStackResource: describeStackResource,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  GetTemplate: getTemplate,
  ListStackResources: listStackResources,
  ListStacks: listStacks,
  UpdateStack: updateStack,
  UpdateTerminationProtection: updateTerminationProtection,
}
