/** States of a thing with the moment from which it has them, in milliseconds since 1970: a change that is under way has its end in it. */
export type Course = readonly { readonly state: string; readonly from: number }[]

/** A state that was there before anybody looked, and lasts. */
export const settled = (state: string): Course => [{ state, from: 0 }]

/** `passing` for some seconds from now on, and then `state`. */
export const becoming = (now: number, passing: string, seconds: number, state: string): Course => [
  { state: passing, from: now },
  { state, from: now + seconds * 1000 },
]

/** The state at a moment. */
export function stateAt(course: Course, now: number): string {
  return course.findLast(({ from }) => from <= now)?.state ?? course[0]?.state ?? ''
}

/** Since when the thing has the state that it has at a moment. */
export const stateSince = (course: Course, now: number): number => course.findLast(({ from }) => from <= now)?.from ?? 0
