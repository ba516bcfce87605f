import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ScopeName } from '../../../server/debugger/scopes.js'
import type { ShownScope } from '../rehearsal/questions.js'
import type { Rehearsal } from './rehearsal.js'
import type { Run } from './run-of.js'
import { ValueLine } from './value-line.js'

interface Properties {
  readonly run: Run
  readonly rehearsal: Rehearsal
}

/** Those that one looks at most. */
const openAtFirst: readonly ScopeName[] = ['Inputs', 'Parameters', 'Variables', 'Outputs']

/** The values that are known where a run stands, at any level of its stack. */
export function ScopesView({ run, rehearsal }: Properties) {
  const innermost = run.stack.length - 1
  const chosen = useSignal({ position: run.position, depth: innermost })
  const open = useSignal<readonly ScopeName[]>(openAtFirst)
  const scopes = useSignal<readonly ShownScope[]>([])
  const depth = chosen.value.position === run.position ? chosen.value.depth : innermost
  useEffect(() => {
    let isOld = false
    rehearsal.ask('scopes', { depth, open: open.value }).then(
      (told) => {
        if (!isOld) scopes.value = told
      },
      // A worker that was stopped knows nothing of the run any more.
      () => {},
    )
    return () => {
      isOld = true
    }
  }, [run, depth, open.value, rehearsal, scopes])
  return (
    <section class="scopes" aria-label="Values">
      {innermost > 0 && (
        <label class="level">
          <span class="faint">Values in</span>{' '}
          <select
            value={depth}
            onChange={({ currentTarget }) => {
              chosen.value = { position: run.position, depth: currentTarget.selectedIndex }
            }}
          >
            {run.stack.map((_, at) => (
              <option key={at} value={at}>
                {run.stack.slice(0, at + 1).join(' › ')}
              </option>
            ))}
          </select>
        </label>
      )}
      {scopes.value.map((scope) => (
        <ScopeView
          key={scope.name}
          scope={scope}
          isOpen={open.value.includes(scope.name)}
          onToggle={(isOpen) => {
            const others = open.value.filter((name) => name !== scope.name)
            open.value = isOpen ? [...others, scope.name] : others
          }}
          run={run}
          depth={depth}
          rehearsal={rehearsal}
        />
      ))}
    </section>
  )
}

interface ScopeProperties extends Properties {
  readonly scope: ShownScope
  readonly depth: number
  readonly isOpen: boolean
  onToggle(isOpen: boolean): void
}

function ScopeView({ scope, isOpen, onToggle, ...where }: ScopeProperties) {
  const { name, values = [], left, canChange } = scope
  return (
    <details
      class="scope"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) onToggle(currentTarget.open)
      }}
    >
      <summary>
        {name} {canChange && <span class="faint">open a value to change it</span>}
      </summary>
      {scope.values?.length === 0 && <p class="faint">none</p>}
      {values.map(({ path, text }) => (
        <ValueLine key={path.join(' ')} text={text} place={{ scope: name, path }} canChange={canChange} {...where} />
      ))}
      {left > 0 && <p class="faint">… {left} more values</p>}
    </details>
  )
}
