import { UsageError } from '../node/usage-error.js'
import type { Arguments } from './arguments.js'

/** The value of an option that is a whole number within bounds. */
export function wholeNumber(args: Arguments, name: string, least: number, most: number): number | undefined {
  const text = args.value(name)
  if (text === undefined) return undefined
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new UsageError(`\`--${name}\` cannot be \`${text}\`; expected a whole number from ${least} to ${most}`)
}
