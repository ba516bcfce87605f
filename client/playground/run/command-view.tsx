import type { Platform } from '../../../schemas/action.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import type { NodeTimeline, PluginRun, PluginStep } from '../../../server/simulator/command/command-timeline.js'
import { statusWith } from '../../../server/simulator/command/invocation-status.js'
import { answerAsMock, type Mock } from '../../../server/simulator/recorded-mocks.js'
import type { Exchange } from '../../../server/simulator/drive.js'
import type { Ask } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'
import { AnswerEditor } from './answer-editor.js'
import { answersBefore } from './answers-before.js'
import { Values } from './json-view.js'
import { PendingDetail } from './pending-detail.js'
import type { Rehearsal } from './rehearsal.js'
import { RestartLink } from './restart-link.js'
import { RunSummary } from './run-summary.js'
import { ScopesView } from './scopes-view.js'
import { Status } from './status.js'
import type { Run } from './run-of.js'

interface Properties {
  readonly run: Run
  readonly nodes: readonly NodeTimeline[]
  readonly rehearsal: Rehearsal
  readonly workspace: Workspace
}

/** Who takes answers to what a plugin asked. */
interface Answering {
  readonly ask: Ask
  readonly onGive: Give
}

/** What can be done with a step. */
interface Doing extends Answering {
  onRestart(event: number): void
}

/** Has another answer take the place of one that a plugin got; says why not, where that cannot be. */
type Give = (exchange: Exchange, mock: Mock) => Promise<string | undefined>

/** A rehearsed Command document: on each platform which steps run, why others do not, and the scripts as they run. */
export function CommandView({ run, nodes, rehearsal, workspace }: Properties) {
  const give: Give = (exchange, mock) => rehearsal.edit(answersBefore(exchange, run, mock))
  return (
    <div class="command">
      <Platforms rehearsal={rehearsal} workspace={workspace} rehearsed={run.platforms ?? []} />
      <RunSummary run={run} />
      {run.pending && <PendingDetail key={run.position} pending={run.pending} rehearsal={rehearsal} />}
      {!run.end && <ScopesView run={run} rehearsal={rehearsal} />}
      {nodes.map((node) => (
        <NodeView
          key={node.node}
          node={node}
          ask={rehearsal.ask}
          onGive={give}
          onRestart={(event) => void rehearsal.restartAt(event)}
        />
      ))}
    </div>
  )
}

/** Chooses on which platforms the document is rehearsed; as long as nobody has, these are the ones that it is for. */
function Platforms({
  rehearsal,
  workspace,
  rehearsed,
}: Pick<Properties, 'rehearsal' | 'workspace'> & { readonly rehearsed: readonly Platform[] }) {
  const { platforms } = workspace
  // Shown as it was chosen, not only once the rehearsal that it starts is over.
  const chosen = platforms.value.length > 0 ? platforms.value : rehearsed
  const choose = (platform: Platform, isChosen: boolean) => {
    platforms.value = platformTypes.filter((each) => (each === platform ? isChosen : chosen.includes(each)))
    void rehearsal.start(false)
  }
  return (
    <fieldset class="choices">
      <legend>Platforms</legend>
      {platformTypes.map((platform) => (
        <label key={platform}>
          <input
            type="checkbox"
            checked={chosen.includes(platform)}
            onChange={({ currentTarget }) => choose(platform, currentTarget.checked)}
          />
          {platform}
        </label>
      ))}
    </fieldset>
  )
}

const NodeView = ({ node, ...doing }: { readonly node: NodeTimeline } & Doing) => (
  <section class="node" aria-label={`Node ${node.node}`}>
    <h2>
      {node.platform} <span class="faint">{node.node}</span>{' '}
      <Status status={node.isOver ? statusWith(node.status) : 'InProgress'} />
    </h2>
    {node.failure !== undefined && <p class="failure">{node.failure}</p>}
    {node.steps.map((step) => (
      <PluginView key={step.path} step={step} {...doing} />
    ))}
  </section>
)

function PluginView({ step, ask, onGive, onRestart }: { readonly step: PluginStep } & Doing) {
  const { path, plugin, begunBy, status, isOver, responseCode, output, errorOutput, runs, notes } = step
  const isSkipped = isOver && status === 'Skipped'
  const isInvented = runs.some(({ exchange }) => exchange?.source === 'invented')
  return (
    <details class="plugin" open={!isSkipped}>
      <summary>
        <Status status={isOver ? status : 'InProgress'} />
        <b>{path}</b>
        <span class="faint">{plugin}</span>
        {responseCode !== 0 && <span>exit code {responseCode}</span>}
        {isInvented && <span class="chip invented">invented</span>}
      </summary>
      {begunBy !== undefined && <RestartLink onRestart={() => onRestart(begunBy)} />}
      {isSkipped && <p class="text">{output}</p>}
      {notes.map((note) => (
        <p class="text" key={note}>
          note: {note}
        </p>
      ))}
      {runs.map((run, at) => (
        <RunOfPlugin key={at} run={run} ask={ask} onGive={onGive} />
      ))}
      {!isSkipped && output !== '' && <Values title="Output" values={output} />}
      {errorOutput !== '' && <Values title="Error output" values={errorOutput} />}
    </details>
  )
}

/** The script exactly as the node gets it, or the inputs of a plugin without one, and the answer that it got. */
function RunOfPlugin({ run, ask, onGive }: { readonly run: PluginRun } & Answering) {
  const { script, inputs, exchange } = run
  return (
    <>
      {script ? <Values title="Script" values={script.text} /> : <Values title="Inputs" values={inputs} />}
      <Values title="Environment" values={script?.environment ?? {}} />
      {exchange && <PluginAnswer exchange={exchange} ask={ask} onGive={onGive} />}
    </>
  )
}

function PluginAnswer({ exchange, ask, onGive }: { readonly exchange: Exchange } & Answering) {
  const mock = answerAsMock(exchange.request, exchange.answer)
  return (
    <details class="values">
      <summary>Answer otherwise</summary>
      <AnswerEditor
        request={exchange.request}
        mock={mock}
        ask={ask}
        action="Keep as mock and run again"
        onGive={(given) => onGive(exchange, given)}
      />
    </details>
  )
}
