import { type AccountState, arnOf } from '../account-state.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'

/** An alarm on a metric. Metrics are not simulated: its state is what somebody sets. */
export interface Alarm {
  readonly name: string
  state: string
  changed: number
  /** As responses name them. */
  fields: Fields
}

const shown = (state: AccountState, { name, state: value, changed, fields }: Alarm): Fields => ({
  AlarmName: name,
  AlarmArn: arnOf(state, 'cloudwatch', `alarm:${name}`),
  ActionsEnabled: true,
  AlarmActions: [],
  OKActions: [],
  InsufficientDataActions: [],
  StateValue: value,
  StateReason: '',
  StateUpdatedTimestamp: timeText(changed),
  ...fields,
})

interface Describe {
  readonly AlarmNames?: readonly string[]
  readonly AlarmNamePrefix?: string
  readonly StateValue?: string
  readonly MaxRecords?: number
  readonly NextToken?: string
}

function describeAlarms(state: AccountState, input: Describe) {
  const { AlarmNames: names, AlarmNamePrefix: prefix = '', StateValue: value } = input
  const all = [...state.alarms.values()].filter(
    (alarm) =>
      (!names || names.includes(alarm.name)) &&
      alarm.name.startsWith(prefix) &&
      (value === undefined || alarm.state === value),
  )
  const { items, next } = pageOf(all, { limit: input.MaxRecords ?? 50, token: input.NextToken })
  return { MetricAlarms: items.map((alarm) => shown(state, alarm)), CompositeAlarms: [], NextToken: next }
}

function putMetricAlarm(
  state: AccountState,
  { AlarmName, Tags: _, ...fields }: Fields & { readonly AlarmName: string },
  now: number,
) {
  const before = state.alarms.get(AlarmName)
  const alarm = {
    name: AlarmName,
    state: before?.state ?? 'INSUFFICIENT_DATA',
    changed: before?.changed ?? now,
    fields,
  }
  state.alarms.set(AlarmName, alarm)
  return {}
}

function deleteAlarms({ alarms }: AccountState, { AlarmNames }: { readonly AlarmNames: readonly string[] }) {
  const missing = AlarmNames.filter((name) => !alarms.has(name))
  if (missing.length > 0) throw new Refusal('ResourceNotFound', `Alarm not found: ${missing.join(', ')}`)
  for (const name of AlarmNames) alarms.delete(name)
  return {}
}

interface SetState {
  readonly AlarmName: string
  readonly StateValue: string
  readonly StateReason: string
}

function setAlarmState({ alarms }: AccountState, { AlarmName, StateValue, StateReason }: SetState, now: number) {
  const alarm = alarms.get(AlarmName)
  if (!alarm) throw new Refusal('ResourceNotFound', `Alarm not found: ${AlarmName}`)
  Object.assign(alarm, { state: StateValue, changed: now, fields: { ...alarm.fields, StateReason } })
  return {}
}

const enable =
  (ActionsEnabled: boolean) =>
  ({ alarms }: AccountState, { AlarmNames }: { readonly AlarmNames: readonly string[] }) => {
    for (const alarm of AlarmNames.flatMap((name) => alarms.get(name) ?? []))
      alarm.fields = { ...alarm.fields, ActionsEnabled }
    return {}
  }

export const cloudwatchOperations: ServiceOperations = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarms: describeAlarms,
  DisableAlarmActions: enable(false),
  EnableAlarmActions: enable(true),
  PutMetricAlarm: putMetricAlarm,
  SetAlarmState: setAlarmState,
}
