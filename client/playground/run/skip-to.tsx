import { useSignal } from '@preact/signals'
import { Button } from '../frame/button.js'
import type { Skip } from '../rehearsal/questions.js'
import type { Run } from './run-of.js'

interface Properties {
  readonly run: Run
  readonly isDisabled: boolean
  onSkip(skip: Skip): void
}

/** Lets a run go on at another step. It is chosen first, since arrow keys choose one after the other. */
export function SkipTo({ run: { skips, stack }, isDisabled, onSkip }: Properties) {
  const chosen = useSignal(0)
  if (skips.length === 0) return null
  const at = Math.min(chosen.value, skips.length - 1)
  return (
    <span class="skip">
      <Button
        icon="skip"
        label="Skip to"
        title="Go on at the step that is chosen, without those in between"
        isDisabled={isDisabled}
        onClick={() => onSkip(skips[at] as Skip)}
      />
      <select
        aria-label="Step to skip to"
        value={at}
        onChange={({ currentTarget }) => {
          chosen.value = currentTarget.selectedIndex
        }}
      >
        {skips.map(({ depth, step }, index) => (
          <option key={index} value={index}>
            {[...stack.slice(0, depth), step].join(' › ')}
          </option>
        ))}
      </select>
    </span>
  )
}
