import type { TSchema } from 'typebox'
import { UsageError } from '../node/usage-error.js'
import { breakingRequests } from './breaking.js'
import { checked } from './checked.js'
import { evaluatingRequests } from './evaluating.js'
import { followingRequests } from './following.js'
import { launchingRequests } from './launching.js'
import { lookingRequests } from './looking.js'
import { movingRequests } from './moving.js'
import { requestShapes } from './request-shapes.js'
import type { Done, HasLeft, Requests, Session } from './session.js'

/** All requests that a session answers. */
export const requestsFor = (session: Session): Requests => ({
  ...launchingRequests(session),
  ...breakingRequests(session),
  ...movingRequests(session),
  ...lookingRequests(session),
  ...evaluatingRequests(session),
  ...followingRequests(session),
})

/** Answers a request by its name. Arguments come from a client: what has not the form that the protocol gives it is refused. */
export async function answerTo(requests: Requests, command: string, args: unknown, hasLeft: HasLeft): Promise<Done> {
  const answer = Object.hasOwn(requests, command) ? requests[command] : undefined
  if (!answer) throw new UsageError(`there is no request \`${command}\``)
  const shapes: Readonly<Record<string, TSchema>> = requestShapes
  const shape = Object.hasOwn(shapes, command) ? shapes[command] : undefined
  const given = args ?? {}
  return answer((shape ? checked(given, shape, `what \`${command}\` is asked with`) : given) as never, hasLeft)
}
