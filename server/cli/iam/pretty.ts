import type { Comparison } from '../../iam/check-policy.js'
import type { Reason } from '../../iam/need.js'
import type { Statement } from '../../iam/policy.js'
import { amount, wrap } from '../layout.js'
import { printable } from '../printable.js'
import type { Style } from '../style.js'

interface Terminal {
  readonly style: Style
  readonly width: number
}

/** The statements of a policy with the steps that need them, for people. */
export function prettyNeeds(statements: readonly Statement[], unknown: readonly Reason[], terminal: Terminal): string {
  const count = new Set(statements.flatMap(({ actions }) => actions.map(({ name }) => name))).size
  const end = `${amount(count, 'action')} in ${amount(statements.length, 'statement')}`
  const blocks = statements.map((statement) => statementLines(statement, terminal).join('\n'))
  return joined([...blocks, unknownLines(unknown, terminal).join('\n'), terminal.style.bold(end)])
}

function statementLines({ sid, actions, resources }: Statement, { style, width }: Terminal): string[] {
  return [
    style.bold(sid),
    ...actions.flatMap(({ name, reasons }) => [
      `  ${style.cyan(printable(name))}`,
      ...grouped(reasons).flatMap((text) => indented(text, 6, width).map(style.dim)),
    ]),
    ...resources.map((resource) => `  on ${resource === '*' ? 'all resources' : printable(resource)}`),
  ]
}

/** What a policy lacks, and what it has too much. */
export function prettyComparison(
  { missing, excess, unknownActions, actionsKnownOn, conditional }: Comparison,
  needed: readonly Statement[],
  unknown: readonly Reason[],
  terminal: Terminal,
): string {
  const { style, width } = terminal
  const reasons = new Map(needed.flatMap(({ actions }) => actions.map((each) => [each.name, each.reasons] as const)))
  const lacks = missing.flatMap(({ action, resources, denied }) => [
    `${style.red(denied ? 'denied' : 'missing')}  ${style.bold(printable(action))}`,
    ...resources.map((resource) => `  on ${resource === '*' ? 'all resources' : printable(resource)}`),
    ...grouped(reasons.get(action) ?? []).flatMap((text) => indented(text, 6, width).map(style.dim)),
  ])
  const misnamed = unknownActions.map(({ action, meant }) => {
    const question = meant === undefined ? '' : `; did you mean ${printable(meant)}?`
    return `${style.yellow('unknown')}  ${style.bold(printable(action))}${question}`
  })
  const newer =
    misnamed.length > 0 ? [`note  the actions are those of ${actionsKnownOn}; a newer one is told as unknown too`] : []
  const more = excess.flatMap((text) => hanging('info  ', text, width))
  const conditions = conditional ? ['note  the conditions of the policy are ignored'] : []
  const actions = new Set(missing.map(({ action }) => action)).size
  const end =
    actions === 0
      ? style.green('the policy allows all that is needed')
      : style.red(`the policy does not allow ${amount(actions, 'action')}`)
  return joined([
    lacks.join('\n'),
    [...misnamed, ...newer].join('\n'),
    [...more, ...conditions].join('\n'),
    unknownLines(unknown, terminal).join('\n'),
    style.bold(end),
  ])
}

/** What cannot be told, for which the policy may need more. */
export function unknownLines(unknown: readonly Reason[], { style, width }: Terminal): string[] {
  if (unknown.length === 0) return []
  return [style.yellow('Not known'), ...grouped(unknown).flatMap((text) => indented(text, 2, width))]
}

const joined = (blocks: readonly string[]): string => `${blocks.filter((block) => block !== '').join('\n\n')}\n`

/** One line for each thing that is said, with all steps of which it is said before it. */
function grouped(reasons: readonly Reason[]): readonly string[] {
  const steps = new Map<string, Set<string>>()
  for (const { step, text } of reasons) {
    const known = steps.get(text) ?? new Set()
    steps.set(text, known)
    if (step !== undefined) known.add(step)
  }
  return [...steps].map(([text, names]) => printable(names.size === 0 ? text : `${listed([...names])}: ${text}`))
}

/** Steps named in one line, at most. */
const mostNamed = 6

const listed = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed - 1).join(', ')} and ${names.length - mostNamed + 1} more`

const indented = (text: string, by: number, width: number): string[] =>
  wrap(text, Math.max(20, width - by)).map((line, at) => ' '.repeat(at === 0 ? by : by + 2) + line)

const hanging = (head: string, text: string, width: number): string[] =>
  wrap(printable(text), Math.max(20, width - head.length)).map(
    (line, at) => (at === 0 ? head : ' '.repeat(head.length)) + line,
  )
