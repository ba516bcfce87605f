import { UsageError } from '../../node/usage-error.js'
import type { Account } from '../../simulator/account/account-from.js'
import type { World } from '../../simulator/drive.js'
import type { RehearseOptions } from '../../simulator/rehearse.js'
import type { Arguments } from '../arguments.js'
import type { Io } from '../io.js'

/** The real AWS, where it is asked for. */
export async function awsFor(args: Arguments, { env }: Io): Promise<World | undefined> {
  const allowWrites = args.has('aws-allow-writes')
  if (allowWrites && !args.has('aws')) throw new UsageError('`--aws-allow-writes` goes with `--aws`')
  return args.has('aws') ? (await import('../../node/aws-cli.js')).awsCli({ env, allowWrites }) : undefined
}

/** Where and when a rehearsal is. */
export type Place = Pick<RehearseOptions, 'account' | 'region' | 'start'>

/** Where and when the rehearsal is: in the account if there is one, else, with the real AWS, in the Region of its CLI. */
export function placeOf(args: Arguments, account: Account | undefined, { env }: Io): Place {
  if (account) return { account: account.id, region: account.region, start: account.start }
  const region = args.has('aws') ? (env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']) : undefined
  return region === undefined ? {} : { region }
}
