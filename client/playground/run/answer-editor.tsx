import { useSignal } from '@preact/signals'
import type { Mock } from '../../../server/simulator/recorded-mocks.js'

interface Properties {
  readonly mock: Mock
  /** What becomes of the answer: the word on the button. */
  readonly action: string
  /** Takes the answer; says why not, where that cannot be. */
  onGive(mock: Mock): Promise<string | undefined>
}

const refusal: Mock = { error: { code: 'AccessDeniedException', message: 'not authorized to perform this operation' } }

/** An answer in the words of mocks, to be changed. */
export function AnswerEditor({ mock, action, onGive }: Properties) {
  const text = useSignal(textOf(mock))
  const fault = useSignal<string | undefined>(undefined)
  const give = async () => {
    const read = mockFrom(text.value)
    fault.value = typeof read === 'string' ? read : await onGive(read)
  }
  return (
    <form
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
      {fault.value !== undefined && (
        <p class="fault" role="alert">
          {fault.value}
        </p>
      )}
      <p class="actions">
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

/** The answer, or what is wrong with its text. */
function mockFrom(text: string): Mock | string {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Mock
    return 'an answer is a map with `output` or `error`'
  } catch (error) {
    return `the answer is no JSON: ${error instanceof Error ? error.message : ''}`
  }
}
