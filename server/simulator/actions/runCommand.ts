import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { select } from '../select.js'
import { ask, aws, pollPause, type Task } from '../task.js'
import { given, listAt, textAt } from './response.js'

const completed = { phase: 'verifying the command has completed' } as const

/** The document is not interpreted here: whoever answers says how the command ended. */
export const runCommand: Simulation<'aws:runCommand'> = function* (inputs, { name, newId }) {
  const { InstanceIds, DocumentName } = inputs
  if (InstanceIds !== undefined) yield* agentsOnline(name, InstanceIds)
  const request = { kind: 'command', step: name, document: DocumentName, input: given(inputs) } as const
  const answer = yield* ask(request, completed)
  const status = textAt(answer, '$.status') ?? 'Success'
  const outputs = given({
    Status: status,
    ResponseCode: select(answer, '$.responseCode'),
    // Not there where the command went to several nodes (user guide, automation-action-runcommand).
    Output: InstanceIds?.length === 1 ? (textAt(answer, '$.output') ?? '') : undefined,
    CommandId: textAt(answer, '$.commandId') ?? newId(),
  })
  if (status === 'Success') return { outputs }
  throw new StepFailure(`Command ${outputs['CommandId']} returns unexpected invocation result: \n${written(outputs)}`, {
    ...completed,
    kind: 'failed',
  })
}

/** Waits until the agents of the nodes answer, for as long as the step may take. */
function* agentsOnline(step: string, ids: readonly string[]): Task<void> {
  const list = 'InstanceInformationList'
  const wanted = {
    selector: `$.${list}..PingStatus`,
    values: ['Online'],
    each: { list, key: 'InstanceId', values: ids },
  }
  for (;;) {
    const input = { Filters: [{ Key: 'InstanceIds', Values: ids }] }
    const response = yield* aws(step, 'ssm', 'DescribeInstanceInformation', input, wanted)
    const found = listAt(response, `$.${list}`)
    const online = new Set(
      found.filter((each) => textAt(each, '$.PingStatus') === 'Online').map((each) => textAt(each, '$.InstanceId')),
    )
    const missing = ids.filter((id) => !online.has(id))
    if (missing.length === 0) return
    yield* pollPause(step, {
      phase: 'verifying the SSM Agent availability on the target instance(s)',
      detail: `SSM Agent on Instances: [${missing.join(', ')}] are not functioning`,
    })
  }
}

/** Outputs as the service writes them in failures: in the manner of Java, with their JSON text among them. */
function written(outputs: Readonly<Record<string, Json>>): string {
  const entries = Object.entries(outputs).map(([key, value]) => `${key}=[${String(value)}]`)
  return `{${[...entries.slice(0, -1), `OutputPayload=[${JSON.stringify(outputs)}]`, ...entries.slice(-1)].join(', ')}}`
}
