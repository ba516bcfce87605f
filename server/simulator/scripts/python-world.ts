import { standsForFile } from '../../languages/mask.js'
import type { Json } from '../../syntax/tree.js'
import type { Moment, World } from '../drive.js'
import type { Answer, Request } from '../request.js'
import { answerAsked, type Asking } from './answer-asked.js'
import { stopBy } from './boto3-call.js'
import { factsOf } from './facts.js'
import type { Attachment, Interpreter, Job, Ran } from './interpreter.js'

type ScriptRequest = Extract<Request, { kind: 'script' }>

/** Seconds that the service gives a script, whatever the step says (user guide, automation-action-executeScript). */
const longest = 600

/** Looks for a file that is attached to a document. */
export type FindAttachment = (name: string) => Attachment | undefined

/** Runs scripts in Python; what they ask AWS for is asked of all worlds, as their step. Others are left to others. */
export function pythonWorld(interpreter: Interpreter, attachment: FindAttachment): World {
  return async (request, moment) => {
    if (request.kind !== 'script' || !request.runtime.startsWith('python')) return undefined
    // A build puts the script there; what stands there now is none.
    if (standsForFile(request.script)) return undefined
    const attached = request.attachment === undefined ? null : attachment(request.attachment)
    if (attached === undefined) return undefined
    const telling = tellingOf(request, moment)
    const ran = await interpreter.run(jobOf(request, moment.now, attached), async (message) => {
      const reply = await answerAsked(factsOf(message), telling.asking).catch(tooDeep)
      return { now: telling.now(), reply }
    })
    return telling.cancelled() ? { kind: 'cancel' } : answerOf(ran)
  }
}

/** What a script asks with may be nested deeper than anybody can follow. */
function tooDeep(error: unknown): object {
  if (error instanceof RangeError) return { stop: `a value is too large: ${error.message}` }
  throw error
}

/** Passes on what a script asks, and keeps its time. */
function tellingOf({ step }: ScriptRequest, { now, ask }: Moment) {
  let seconds = 0
  let cancelled = false
  const asked = async (request: Request): Promise<Answer> => {
    // The step has timed out: what the script still does would not have happened.
    if (seconds > longest) return { kind: 'error', code: '', message: `the script takes more than ${longest} s` }
    const answer = await ask(request)
    seconds += (answer.seconds ?? 0) + (request.kind === 'sleep' ? request.seconds : 0)
    return answer
  }
  const asking: Asking = {
    call: (call) => asked({ kind: 'aws', step, ...call }),
    sleep: async (length) => stopBy(await asked({ kind: 'sleep', step, seconds: length })),
    stopped(called) {
      cancelled ||= called.cancelled
    },
  }
  return { asking, now: () => now + seconds * 1000, cancelled: () => cancelled }
}

function jobOf(request: ScriptRequest, now: number, attachment: Attachment | null): Job {
  const { id, script, handler = '', payload, context } = request
  const [date = '', time = ''] = new Date(now).toISOString().split('T')
  const region = (context as Readonly<Record<string, Json>>)['global:REGION']
  return {
    now,
    seed: id,
    script,
    handler,
    payload,
    context,
    folder: `/tmp/${id}-${date}-${time.slice(0, 8).replaceAll(':', '-')}`,
    environment: { AWS_REGION: String(region), AWS_DEFAULT_REGION: String(region) },
    attachment,
  }
}

function answerOf(ran: Ran): Answer {
  const said = ran.printed === '' ? {} : { printed: ran.printed }
  switch (ran.done) {
    case 'returned':
      return { kind: 'value', value: ran.value, ...said }
    case 'raised':
    case 'stopped':
      return { kind: 'error', code: '', message: ran.message, ...said }
    case 'late':
      // The service would let it run until its time is over.
      return {
        kind: 'value',
        value: null,
        seconds: longest + 1,
        printed: 'ssmith: the script was stopped; it works too long',
      }
    case 'died':
      return { kind: 'error', code: '', message: `The script ended the interpreter: ${ran.message}` }
  }
}
