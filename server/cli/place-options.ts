import { UsageError } from '../node/usage-error.js'
import type { Arguments } from './arguments.js'

/** The Region that `--region` names. */
export const regionGiven = (args: Arguments): string | undefined =>
  checked(args, 'region', /^[a-z]{2,}(?:-[a-z]+)+-\d+$/, 'a Region such as `us-east-1`')

/** The account that an option names by its id. */
export const accountIdGiven = (args: Arguments, option: string): string | undefined =>
  checked(args, option, /^\d{12}$/, '12 digits')

function checked(args: Arguments, option: string, form: RegExp, expected: string): string | undefined {
  const value = args.value(option)
  if (value === undefined || form.test(value)) return value
  throw new UsageError(`\`--${option}\` cannot be \`${value}\`; expected ${expected}`)
}
