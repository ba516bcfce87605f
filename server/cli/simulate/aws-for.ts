import { UsageError } from '../../node/usage-error.js'
import type { World } from '../../simulator/drive.js'
import type { Arguments } from '../arguments.js'
import type { Io } from '../io.js'

/** The real AWS, where it is asked for. */
export async function awsFor(args: Arguments, env: Io['env']): Promise<World | undefined> {
  const allowWrites = args.has('aws-allow-writes')
  if (allowWrites && !args.has('aws')) throw new UsageError('`--aws-allow-writes` goes with `--aws`')
  return args.has('aws') ? (await import('../../node/aws-cli.js')).awsCli({ env, allowWrites }) : undefined
}
