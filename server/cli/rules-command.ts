import { unknownRule } from '../rules/unknown-rule.js'
import { fileRules } from '../rules/file-rules.js'
import { UsageError } from '../node/usage-error.js'
import { rules } from '../rules/index.generated.js'
import type { Rule } from '../rules/rule.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io, type Output } from './io.js'
import { columns } from './layout.js'
import { rulePage, ruleUrl } from './rule-page.js'
import { styleOf } from './style.js'

/** `ssmith rules`: lists the rules, or explains one. */
export async function rulesCommand(args: Arguments, { stdout, env }: Io): Promise<ExitCode> {
  const all = [...rules, ...fileRules].sort((a, b) => (a.name < b.name ? -1 : 1))
  const chosen = args.operands.length === 0 ? all : args.operands.map((name) => ruleNamed(name, all))
  if (args.has('json')) stdout.write(`${JSON.stringify(chosen.map(described), undefined, 2)}\n`)
  else if (args.operands.length === 0) stdout.write(`${listed(all, stdout)}\n`)
  else {
    const style = styleOf(args, env, stdout)
    const { showMarkdown } = await import('./markdown.js')
    stdout.write(chosen.map((rule) => showMarkdown(rulePage(rule), style)).join('\n'))
  }
  return exitCode.clean
}

function ruleNamed(name: string, all: readonly Rule[]): Rule {
  const rule = all.find((each) => each.name === name)
  if (rule) return rule
  throw new UsageError(
    unknownRule(
      name,
      all.map((each) => each.name),
    ),
  )
}

/** For people within 80 columns; for programs, such as grep, a line for each. */
const listed = (all: readonly Rule[], { isTTY }: Output): string =>
  columns(
    all.map(({ name, severity, summary }) => [name, severity, summary]),
    isTTY ? 80 : Number.POSITIVE_INFINITY,
  )

function described(rule: Rule) {
  const { name, severity, kinds, summary, why, aws } = rule
  const refusals = aws === undefined ? [] : typeof aws === 'string' ? [aws] : aws
  return { name, severity, kinds: kinds ?? null, summary, why, aws: refusals, url: ruleUrl(rule) }
}
