import { addTo } from '../languages/add-to.js'
import { parseArgs } from 'node:util'
import { didYouMean, nearest } from '../languages/nearest.js'
import { UsageError } from '../node/usage-error.js'

/** An option of a command. One without `value` is a switch. */
export interface Option {
  readonly name: string
  readonly short?: string
  /** What the value is called in the help: `FILE`. */
  readonly value?: string
  /** The only values there are. */
  readonly choices?: readonly string[]
  readonly repeatable?: true
  readonly summary: string
  /** Not shown in the help. */
  readonly hidden?: true
}

/** The arguments of a command, taken apart. */
export interface Arguments {
  readonly operands: readonly string[]
  has(name: string): boolean
  /** The value that was given last. */
  value(name: string): string | undefined
  /** All values of an option that may be repeated. */
  values(name: string): readonly string[]
}

/** Takes arguments apart. What does not fit is told as a usage error, with what was probably meant. */
export function readArguments(args: readonly string[], options: readonly Option[]): Arguments {
  const declared = options.map(({ name, short, value }) => [
    name,
    { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short !== undefined && { short }) },
  ])
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(declared),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const operands: string[] = []
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = options.find((each) => each.name === name)
    if (!option) throw new UsageError(unknownOption(rawName, options))
    addTo(given, name, checked(option, rawName, value, inlineValue ?? false))
  }
  return {
    operands,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  }
}

function unknownOption(written: string, options: readonly Option[]): string {
  const names = options.filter(({ hidden }) => !hidden).map(({ name }) => `--${name}`)
  const meant = nearest(written, names)
  return `there is no option \`${written}\`${didYouMean(meant)}`
}

function checked(
  { name, value: placeholder, choices }: Option,
  written: string,
  value: string | undefined,
  inline: boolean,
): string {
  if (placeholder === undefined) {
    if (value !== undefined) throw new UsageError(`\`--${name}\` takes no value, but was given \`${value}\``)
    return ''
  }
  if (value === undefined || value === '' || (!inline && value.length > 1 && value.startsWith('-'))) {
    throw new UsageError(`\`${written}\` needs a value: \`--${name} ${placeholder}\``)
  }
  if (choices && !choices.includes(value)) {
    const hint =
      didYouMean(nearest(value, choices)) || `; expected one of ${choices.map((each) => `\`${each}\``).join(', ')}`
    throw new UsageError(`\`--${name}\` cannot be \`${value}\`${hint}`)
  }
  return value
}
