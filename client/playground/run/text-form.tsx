import { type Signal, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { useFocusKept } from './focus-kept.js'

/** Why what was typed is not taken. */
interface Refusal {
  readonly message: string
}

/** What stands in a form. */
export interface Typed<Why extends Refusal> {
  readonly text: Signal<string>
  /** Why it was not taken as it was given last. */
  readonly refusal: Why | undefined
  give(): void
}

interface Properties<Why extends Refusal> {
  readonly label: string
  /** What stands there at first, and whenever it has become another one. */
  readonly value: string
  /** What becomes of the text: the word on the button. */
  readonly action: string
  /** Takes the text; says why not, where that cannot be. */
  onGive(text: string): Promise<Why | undefined>
  /** Further buttons. */
  readonly children?: (typed: Typed<Why>) => ComponentChildren
}

/** A text to be changed and given. */
export function TextForm<Why extends Refusal>({ label, value, action, onGive, children }: Properties<Why>) {
  const text = useSignal(value)
  const refusal = useSignal<Why | undefined>(undefined)
  const form = useFocusKept<HTMLFormElement>('[type=submit]')
  // At once: later it would take away what somebody has begun to type.
  useLayoutEffect(() => {
    text.value = value
    refusal.value = undefined
  }, [value, text, refusal])
  useEffect(() => {
    // The text may be long, and what can be done about it stands below it.
    if (refusal.value) form.current?.querySelector('.actions')?.scrollIntoView({ block: 'nearest' })
  }, [refusal.value, form])
  const give = async () => {
    refusal.value = await onGive(text.value)
  }
  return (
    <form
      ref={form}
      class="typed"
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <textarea
        aria-label={label}
        rows={Math.min(14, text.value.split('\n').length + 1)}
        spellcheck={false}
        value={text.value}
        aria-invalid={refusal.value !== undefined}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value
        }}
      />
      {refusal.value && (
        <p class="fault" role="alert">
          {refusal.value.message}
        </p>
      )}
      <p class="actions">
        <button type="submit" class="button primary">
          {action}
        </button>
        {children?.({ text, refusal: refusal.value, give: () => void give() })}
      </p>
    </form>
  )
}
