import { type AccountState, arnOf } from '../account-state.js'
import { type ServiceOperations, timeText } from '../operation.js'

/** Whoever asks is the administrator of the account. */
const getCallerIdentity = (state: AccountState) => ({
  UserId: 'AIDASSMITH00000000000',
  Account: state.account,
  Arn: arnOf(state, 'iam', 'user/ssmith'),
})

interface Assume {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly DurationSeconds?: number
}

/** Nobody's rights are checked: any role can be assumed, also those of other accounts. */
function assumeRole(_: AccountState, { RoleArn, RoleSessionName, DurationSeconds = 3600 }: Assume, now: number) {
  const [account, role] = [RoleArn.split(':')[4] ?? '', RoleArn.slice(RoleArn.lastIndexOf('/') + 1)]
  return {
    Credentials: {
      AccessKeyId: 'ASIASSMITH0000000000',
      SecretAccessKey: 'mocked',
      SessionToken: 'mocked',
      Expiration: timeText(now + DurationSeconds * 1000),
    },
    AssumedRoleUser: {
      AssumedRoleId: `AROASSMITH00000000000:${RoleSessionName}`,
      Arn: `arn:aws:sts::${account}:assumed-role/${role}/${RoleSessionName}`,
    },
  }
}

export const stsOperations: ServiceOperations = { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity }
