import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { PlacedValue } from '../rehearsal/questions.js'
import { JsonView } from './json-view.js'
import type { Rehearsal } from './rehearsal.js'
import type { Run } from './run-of.js'
import { TextForm } from './text-form.js'

interface Properties extends PlacedValue {
  readonly run: Run
  readonly rehearsal: Rehearsal
  /** The value in one line. */
  readonly text: string
  readonly canChange: boolean
}

/** A value in a line. Opened, it is there as a whole, and to be changed where that can be. */
export function ValueLine({ run, rehearsal, depth, place, text, canChange }: Properties) {
  const isOpen = useSignal(false)
  const whole = useSignal<string | undefined>(undefined)
  const name = place.path.join('.')
  useEffect(() => {
    if (!isOpen.value) return undefined
    let isOld = false
    rehearsal.ask('value', { depth, place }).then(
      (told) => {
        if (!isOld) whole.value = told ?? undefined
      },
      () => {},
    )
    return () => {
      isOld = true
    }
  }, [run, depth, isOpen.value])
  return (
    <details
      class="value"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open
      }}
    >
      <summary>
        <span class="value-name">{name}</span> <code>{text}</code>
      </summary>
      {isOpen.value && whole.value !== undefined && (
        <WholeValue
          name={name}
          value={whole.value}
          onSet={canChange ? (typed) => rehearsal.assign({ depth, place, text: typed }) : undefined}
        />
      )}
    </details>
  )
}

interface WholeProperties {
  readonly name: string
  /** As JSON. */
  readonly value: string
  /** Takes another value, where there can be one; says why not, where it cannot be this one. */
  readonly onSet: ((typed: string) => Promise<string | undefined>) | undefined
}

function WholeValue({ name, value, onSet }: WholeProperties) {
  if (!onSet) return <JsonView value={value} label={name} />
  return (
    <TextForm
      label={`Value of ${name}`}
      value={value}
      action="Set"
      onGive={async (typed) => {
        const message = await onSet(typed)
        return message === undefined ? undefined : { message }
      }}
    />
  )
}
