import type { Option } from './arguments.js'
import { type Command, commonOptions } from './commands.js'
import { columns, wrap } from './layout.js'

const width = 80

/** The help of the program: its commands. */
export function programHelp(commands: readonly Command[]): string {
  const list = columns(
    commands.map(({ name, operands, summary }) => [`${name} ${operands}`, summary]),
    width,
  )
  const examples = commands.flatMap(({ examples: [first] }) => (first ? [[first.line, first.summary] as const] : []))
  return `ssmith: lint and rehearse AWS Systems Manager documents

Usage: ssmith <command> [options]

Commands:
${list}

Options:
${columns(
  [
    ['-h, --help', 'Show this help; with a command, its options.'],
    ['--version', 'Show the version.'],
  ],
  width,
)}

Examples:
${columns(examples, width)}
`
}

/** The help of a command: its options, and examples. */
export function commandHelp({ name, operands, summary, details = [], options, examples }: Command): string {
  const shown = [...options, ...commonOptions].filter(({ hidden }) => !hidden)
  const paragraphs = [summary, ...details].map((text) => wrap(text, width).join('\n')).join('\n\n')
  const lines = examples.flatMap((example) => [`  # ${example.summary}`, `  ${example.line}`])
  return `Usage: ssmith ${name} [options]${operands === '' ? '' : ` ${operands}`}

${paragraphs}

Options:
${columns(
  shown.map((option) => [titleOf(option), option.summary]),
  width,
)}

Examples:
${lines.join('\n')}
`
}

function titleOf({ name, short, value }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`
}
