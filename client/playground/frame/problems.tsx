import { leaveHint } from '../editor/leave-hint.js'
import { moveFocus } from './move-focus.js'
import { Icon } from './icon.js'
import type { Problem, Workspace } from '../workspace.js'

/** More than this nobody reads; a document with as many has one cause for most. */
const mostShown = 200

const words = { error: 'error', warning: 'warning', info: 'hint' } as const

/** What is wrong with the document; each entry leads to its place. */
export function Problems({ workspace }: { readonly workspace: Workspace }) {
  const problems = workspace.problems.value
  const shown = problems.slice(0, mostShown)
  return (
    <section class="problems" aria-label="Problems">
      <h2>
        Problems <Counts problems={problems} />
        <span class="leave-hint">{leaveHint}</span>
      </h2>
      {problems.length > 0 && (
        <ul onKeyDown={moveFocus('vertical')}>
          {shown.map((problem, at) => (
            <li key={`${problem.start} ${problem.rule} ${problem.message}`}>
              <button type="button" tabIndex={at === 0 ? 0 : -1} onClick={() => workspace.reveal(problem)}>
                <Icon name={problem.severity} />
                <span class="sr-only">{words[problem.severity]}: </span>
                <span class="message">{problem.message}</span>
                <span class="rule">{problem.rule}</span>
                <span class="place">
                  {problem.line}:{problem.column}
                </span>
              </button>
            </li>
          ))}
          {problems.length > mostShown && <li class="more">and {problems.length - mostShown} more</li>}
        </ul>
      )}
    </section>
  )
}

function Counts({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0)
    return (
      <span class="count">
        <Icon name="clean" /> none
      </span>
    )
  return (['error', 'warning', 'info'] as const).map((severity) => {
    const count = problems.filter((each) => each.severity === severity).length
    if (count === 0) return null
    return (
      <span class="count" key={severity}>
        <Icon name={severity} /> {count} {words[severity]}
        {count === 1 ? '' : 's'}
      </span>
    )
  })
}
