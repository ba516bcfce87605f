import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Mock } from '../../../server/simulator/recorded-mocks.js'
import type { Request } from '../../../server/simulator/request.js'
import type { Ask } from '../rehearsal/questions.js'
import { useFocusKept } from './focus-kept.js'

interface Properties {
  readonly request: Request
  readonly mock: Mock
  /** What becomes of the answer: the word on the button. */
  readonly action: string
  readonly ask: Ask
  /** Takes the answer; says why not, where that cannot be. */
  onGive(mock: Mock): Promise<string | undefined>
}

const refusal: Mock = { error: { code: 'AccessDeniedException', message: 'not authorized to perform this operation' } }

/** Why what was typed is not taken. */
interface Fault {
  readonly message: string
  readonly isOutput: boolean
}

/** An answer in the words of mocks, to be changed. */
export function AnswerEditor({ request, mock, action, ask, onGive }: Properties) {
  const given = textOf(mock)
  const text = useSignal(given)
  const fault = useSignal<Fault | undefined>(undefined)
  useEffect(() => {
    text.value = given
    fault.value = undefined
  }, [given, text, fault])
  const form = useFocusKept<HTMLFormElement>('[type=submit]')
  useEffect(() => {
    // The answer may be long, and what can be done about it stands below it.
    if (fault.value) form.current?.querySelector('.actions')?.scrollIntoView({ block: 'nearest' })
  }, [fault.value, form])
  const give = async () => {
    const read = await ask('readAnswer', { text: text.value, request })
    if (!read.ok) {
      fault.value = read
      return
    }
    const message = await onGive(read.mock)
    fault.value = message === undefined ? undefined : { message, isOutput: false }
  }
  return (
    <form
      ref={form}
      class="answer"
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <label>
        <span class="sr-only">Answer</span>
        <textarea
          rows={Math.min(14, text.value.split('\n').length + 1)}
          spellcheck={false}
          value={text.value}
          aria-invalid={fault.value !== undefined}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value
          }}
        />
      </label>
      {fault.value && (
        <p class="fault" role="alert">
          {fault.value.message}
        </p>
      )}
      <p class="actions">
        {fault.value?.isOutput && (
          <button
            type="button"
            class="button"
            onClick={() => {
              text.value = asOutput(text.value)
              void give()
            }}
          >
            Take it as the output
          </button>
        )}
        <button type="submit" class="button primary">
          {action}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            text.value = textOf(refusal)
          }}
        >
          Refuse instead
        </button>
      </p>
    </form>
  )
}

const textOf = (mock: Mock): string => JSON.stringify(mock, null, 2)

const asOutput = (text: string): string => `{\n  "output": ${text.trim().replaceAll('\n', '\n  ')}\n}`
