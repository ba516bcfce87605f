/** Marks text for a terminal; every function gives the text back as it is where there are no colours. */
export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly blue: (text: string) => string
  readonly cyan: (text: string) => string
}

/** Whether to use colours, and which: an option wins over the environment, which wins over what the output is. */
export function styleOf(
  args: { has(name: string): boolean },
  env: Readonly<Record<string, string | undefined>>,
  output: { readonly isTTY?: boolean | undefined },
): Style {
  if (args.has('no-color')) return plain
  if (args.has('color')) return colored
  if (env['NO_COLOR']) return plain
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return colored
  return output.isTTY && env['TERM'] !== 'dumb' ? colored : plain
}

const same = (text: string): string => text
const plain: Style = { bold: same, dim: same, red: same, green: same, yellow: same, blue: same, cyan: same }

const code = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`
const colored: Style = {
  bold: code(1, 22),
  dim: code(2, 22),
  red: code(31, 39),
  green: code(32, 39),
  yellow: code(33, 39),
  blue: code(34, 39),
  cyan: code(36, 39),
}
