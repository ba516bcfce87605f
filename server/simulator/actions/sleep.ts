import { parseDuration, parseTimestamp } from '../../languages/time.js'
import { noResult, type Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { sleep as pass } from '../task.js'

/** Seconds, at most: a second less than 7 days (user guide, automation-action-sleep). */
const longest = 604_799

export const sleep: Simulation<'aws:sleep'> = function* ({ Duration, Timestamp }, { name, scope }) {
  const now = scope.surroundings.start / 1000 + scope.clock.seconds
  const seconds = Duration === undefined ? momentOf(String(Timestamp)) - now : secondsOf(Duration)
  if (seconds > longest) throw refused(`The step would sleep ${seconds} s; at most ${longest} s are supported`)
  yield* pass(name, Math.max(0, seconds))
  return noResult
}

function secondsOf(text: string): number {
  const duration = parseDuration(text)
  if (!duration.ok) throw refused(`The duration ${text} is not valid: ${duration.message}`)
  return duration.seconds
}

function momentOf(text: string): number {
  const moment = parseTimestamp(text)
  if (!moment.ok) throw refused(`The timestamp ${text} is not valid: ${moment.message}`)
  return moment.time / 1000
}

const refused = (text: string): StepFailure =>
  new StepFailure(text, { phase: 'validating and resolving the step inputs' })
