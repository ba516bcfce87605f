import type { Mock } from '../../../server/simulator/recorded-mocks.js'
import type { Request } from '../../../server/simulator/request.js'
import type { Ask } from '../rehearsal/questions.js'
import { TextForm } from './text-form.js'

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

/** An answer in the words of mocks, to be changed. */
export const AnswerEditor = ({ request, mock, action, ask, onGive }: Properties) => (
  <TextForm
    label="Answer"
    value={textOf(mock)}
    action={action}
    onGive={async (text) => {
      const read = await ask('readAnswer', { text, request })
      if (!read.ok) return read
      const message = await onGive(read.mock)
      return message === undefined ? undefined : { message, isOutput: false }
    }}
  >
    {(typed) => (
      <>
        {typed.refusal?.isOutput && (
          <button
            type="button"
            class="button"
            onClick={() => {
              typed.text.value = asOutput(typed.text.value)
              typed.give()
            }}
          >
            Take it as the output
          </button>
        )}
        <button
          type="button"
          class="button"
          onClick={() => {
            typed.text.value = textOf(refusal)
          }}
        >
          Refuse instead
        </button>
      </>
    )}
  </TextForm>
)

const textOf = (mock: Mock): string => JSON.stringify(mock, null, 2)

const asOutput = (text: string): string => `{\n  "output": ${text.trim().replaceAll('\n', '\n  ')}\n}`
