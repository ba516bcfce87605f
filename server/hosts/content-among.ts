import { nearest } from '../languages/nearest.js'

/** What holds the content among the properties of a resource: the one of that name, or else one whose name is that mistyped. */
export const contentAmong = <T>(all: readonly T[], nameOf: (each: T) => string, content: string): T | undefined =>
  all.find((each) => nameOf(each) === content) ?? all.find((each) => nearest(nameOf(each), [content]) !== undefined)
