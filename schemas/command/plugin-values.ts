import { either, number, optional, string, stringMap, type Value } from '../values.js'

/**
 * What the agent makes of `timeoutSeconds`. A value outside these bounds, or text that is no number, is replaced by the default
 * without a word (agent, plugins/pluginutil). Seconds.
 */
export const pluginTimeout = { minimum: 5, maximum: 172_800, default: 3600 } as const

/** `timeoutSeconds` as the agent takes it: digits in text, a whole number, or a fraction which it cuts. */
export const timeoutSeconds = () =>
  optional(
    either<string | number>('String', [number(), string({ pattern: '^[0-9]*$' })], {
      also: ['Integer'],
      default: '3600',
      expected: 'a number of seconds',
      description:
        'How long the step may run, in seconds: 5 to 172800 (48 hours). Any other value is silently replaced by the default of 3600.',
    }),
  )

export const workingDirectory = () =>
  optional(
    string({
      description:
        'The directory the step runs in. A relative path is looked up below the download folder of the command; one that does not ' +
        'exist is ignored and the default is used.',
    }),
  )

/** The hash by which the agent checks a file; the pattern is that of AWS-InstallPowerShellModule. */
export const sourceHash = (ending: string) =>
  optional(
    string({
      pattern: '^$|^[0-9a-fA-F]{64}$',
      expected: 'a SHA-256 hash in 64 hexadecimal digits',
      description: `SHA-256 hash of the \`${ending}\` file, in 64 hexadecimal digits.`,
    }),
  )

/** A map, or the same map as JSON text, which is how older documents and callers write it. */
export const mapOrText = (description: string, maxLength?: number): Value<Record<string, unknown> | string> =>
  either<Record<string, unknown> | string>(
    'StringMap',
    [stringMap(), string({ format: 'json', ...(maxLength !== undefined && { maxLength }) })],
    {
      also: ['String'],
      expected: 'a map, or the text of a JSON object',
      description,
    },
  )
