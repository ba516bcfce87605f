import type { Json } from '../../syntax/tree.js'
import type { Wanted } from '../request.js'
import { listAt, textAt } from './response.js'

/** What EC2 says of one instance. */
interface InstanceState {
  readonly id: string
  readonly state: string | undefined
  /** Whether the checks of the instance and of the system have passed. */
  readonly checked: boolean
  /** A check that cannot pass any more. */
  readonly broken: string | undefined
}

const unwell = new Set(['impaired', 'insufficient-data', 'not-applicable'])

/** The input of DescribeInstanceStatus, which leaves out what does not run unless it is asked for. */
export const statusInput = (ids: readonly string[]): Json => ({ InstanceIds: ids, IncludeAllInstances: true })

/** What a step that waits for instances wants of DescribeInstanceStatus. */
export const wantedStates = (ids: readonly string[], state: string): Wanted => ({
  selector: '$.InstanceStatuses..InstanceState.Name',
  values: [state],
  also: [
    { selector: '$.InstanceStatuses..InstanceStatus.Status', values: ['ok'] },
    { selector: '$.InstanceStatuses..SystemStatus.Status', values: ['ok'] },
  ],
  each: { list: 'InstanceStatuses', key: 'InstanceId', values: ids },
})

/** The state of each instance in a response of DescribeInstanceStatus. */
export function instanceStates(response: Json, ids: readonly string[]): readonly InstanceState[] {
  const found = listAt(response, '$.InstanceStatuses')
  const byId = new Map(found.map((each) => [textAt(each, '$.InstanceId'), each]))
  return ids.map((id) => {
    const status = byId.get(id) ?? {}
    const checks = [textAt(status, '$.InstanceStatus.Status'), textAt(status, '$.SystemStatus.Status')]
    return {
      id,
      state: textAt(status, '$.InstanceState.Name'),
      checked: checks.every((check) => check === 'ok'),
      broken: checks.find((check) => check !== undefined && unwell.has(check)),
    }
  })
}
