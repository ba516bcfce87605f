/** Something the user has to put right before the command can do its work: exit code 2, no stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Told by name: code that is loaded late may come with a copy of the class of its own. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && error.name === 'UsageError'
