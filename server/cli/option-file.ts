import { isUsageError, UsageError } from '../node/usage-error.js'

/** Reads a file that an option names; what is wrong with it is told behind the option, each fault on a line of its own. */
export async function optionFile<T>(option: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!isUsageError(error)) throw error
    throw new UsageError(`\`--${option}\` cannot be used:\n${error.message}`)
  }
}
