import type { Static } from 'typebox'
import { placeForms } from '../../schemas/place-forms.js'
import { launchWithoutTest, ssmithLaunch } from '../../schemas/ssmith-launch.js'
import { checkedPlace } from '../node/checked-place.js'
import { UsageError } from '../node/usage-error.js'
import { checked } from './checked.js'

/** What a launch configuration says. */
export type Launch = Readonly<Static<typeof ssmithLaunch>>

/** Reads a launch configuration; editors put more into it, which is passed over. */
export function readLaunch(given: unknown): Launch {
  const launch = checked(given, ssmithLaunch, 'the launch configuration')
  const odd = launchWithoutTest.find((key) => launch.test !== undefined && key in launch)
  if (odd !== undefined)
    throw new UsageError(`\`${odd}\` does not go with \`test\`; the case in the test file says what it starts with`)
  if (launch.awsAllowWrites && !launch.aws) throw new UsageError('`awsAllowWrites` goes with `aws`')
  const region = checkedPlace(launch.region, placeForms.region, 'region')
  const accountId = checkedPlace(launch.accountId, placeForms.account, 'accountId')
  if (launch.account !== undefined && (region ?? accountId) !== undefined)
    throw new UsageError('the file of `account` says its Region and id; leave out `region` and `accountId`')
  return launch
}
