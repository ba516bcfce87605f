import { inputOf } from '../../../server/simulator/request-input.js'
import { requestName } from '../../../server/simulator/request-name.js'
import { answerAsMock, type Mock } from '../../../server/simulator/recorded-mocks.js'
import type { Ask, PendingExchange } from '../rehearsal/questions.js'
import { AnswerEditor } from './answer-editor.js'
import { JsonView, Values } from './json-view.js'

interface Properties {
  readonly exchange: PendingExchange
  readonly isPending: boolean
  readonly ask: Ask
  /** Has another answer take the place of this one; says why not, where that cannot be. */
  onGive(mock: Mock): Promise<string | undefined>
}

const bySource: Readonly<Record<string, string>> = {
  mock: 'answered by a mock',
  account: 'answered by the mocked account',
  invented: 'the answer is invented',
  script: 'a script that really ran',
  debugger: 'the answer was changed here',
  none: 'nobody answered',
}

/** What was asked, and the answer, which can be changed. */
export function ExchangeDetail({ exchange, isPending, ask, onGive }: Properties) {
  const { request, answer, source } = exchange
  const mock = answerAsMock(request, answer)
  const script = request.kind === 'script' ? request.script : request.kind === 'plugin' && request.script?.text
  return (
    <section class="detail" tabIndex={-1} aria-label={`Request ${requestName(request)}`}>
      <h2>
        <code>{requestName(request)}</code>
        <span class={source === 'invented' ? 'chip invented' : 'chip'}>{bySource[source] ?? source}</span>
      </h2>
      <Values title="Asked with" values={inputOf(request)} />
      {script && <Values title="Script" values={script} />}
      {answer.printed !== undefined && <Values title="Printed" values={answer.printed} />}
      <section class="values">
        <h3>{isPending ? 'The answer it will get' : 'Answer'}</h3>
        {source === 'account' && !isPending ? (
          <JsonView label="Answer" value={mock} />
        ) : (
          <AnswerEditor
            request={request}
            mock={mock}
            ask={ask}
            action={isPending ? 'Answer with this' : 'Keep as mock and run again'}
            onGive={onGive}
          />
        )}
      </section>
    </section>
  )
}
