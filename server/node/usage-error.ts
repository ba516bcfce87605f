/** Something the user has to put right before the command can do its work: exit code 2, no stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
