import type { Platform } from '../../../schemas/action.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import { clock } from '../../../server/simulator/clock.js'
import type { CommandReport } from '../../../server/simulator/command/command-report.js'
import type { Outcome } from '../rehearsal/questions.js'
import { Facts } from './facts.js'
import { Values } from './json-view.js'
import type { Workspace } from '../workspace.js'
import type { Rehearsal } from './rehearsal.js'
import { Status } from './status.js'

type Node = CommandReport['nodes'][number]
type Step = Node['steps'][number]

interface Properties {
  readonly outcome: Extract<Outcome, { kind: 'command' }>
  readonly rehearsal: Rehearsal
  readonly workspace: Workspace
}

/** A rehearsed Command document: on each platform which steps run, why others do not, and the scripts as they run. */
export function CommandView({ outcome: { report, invented }, rehearsal, workspace }: Properties) {
  const { status, failureMessage, virtualSeconds, nodes } = report
  return (
    <div class="command">
      <Platforms rehearsal={rehearsal} workspace={workspace} shown={nodes.map(({ platform }) => platform)} />
      <section class="summary" aria-label="Result" aria-live="polite">
        <p class="result">
          <Status status={status} />
          <span>after {clock(virtualSeconds)}</span>
        </p>
        {failureMessage !== null && <p class="failure">{failureMessage}</p>}
        <Facts title="Invented parameters" values={invented} />
      </section>
      {nodes.map((node) => (
        <NodeView key={node.node} node={node} />
      ))}
    </div>
  )
}

/** Chooses on which platforms the document is rehearsed. */
function Platforms({
  rehearsal,
  workspace,
  shown,
}: Omit<Properties, 'outcome'> & { readonly shown: readonly string[] }) {
  const choose = (platform: Platform, isChosen: boolean) => {
    workspace.platforms.value = platformTypes.filter((each) => (each === platform ? isChosen : shown.includes(each)))
    void rehearsal.start(false)
  }
  return (
    <fieldset class="platforms">
      <legend>Platforms</legend>
      {platformTypes.map((platform) => (
        <label key={platform}>
          <input
            type="checkbox"
            checked={shown.includes(platform)}
            onChange={({ currentTarget }) => choose(platform, currentTarget.checked)}
          />
          {platform}
        </label>
      ))}
    </fieldset>
  )
}

const NodeView = ({ node }: { readonly node: Node }) => (
  <section class="node" aria-label={`Node ${node.node}`}>
    <h2>
      {node.platform} <span class="faint">{node.node}</span> <Status status={node.status} />
    </h2>
    {node.failureMessage !== null && <p class="failure">{node.failureMessage}</p>}
    {node.steps.map((step) => (
      <PluginView key={step.name} step={step} />
    ))}
  </section>
)

function PluginView({ step }: { readonly step: Step }) {
  const { name, plugin, status, responseCode, output, errorOutput, runs, notes } = step
  const isSkipped = status === 'Skipped'
  const isInvented = runs.some(({ source }) => source === 'invented')
  return (
    <details class="plugin" open={!isSkipped}>
      <summary>
        <Status status={status} />
        <b>{name}</b>
        <span class="faint">{plugin}</span>
        {responseCode !== 0 && <span>exit code {responseCode}</span>}
        {isInvented && <span class="chip invented">invented</span>}
      </summary>
      {isSkipped && <p class="text">{output}</p>}
      {notes.map((note) => (
        <p class="text" key={note}>
          note: {note}
        </p>
      ))}
      {runs.map((run, at) => (
        <RunOfPlugin key={at} run={run} />
      ))}
      {!isSkipped && output !== '' && <Values title="Output" values={output} />}
      {errorOutput !== '' && <Values title="Error output" values={errorOutput} />}
    </details>
  )
}

/** The script exactly as the node gets it, or the inputs of a plugin without one. */
const RunOfPlugin = ({ run: { script, environment, inputs } }: { readonly run: Step['runs'][number] }) => (
  <>
    {script === null ? <Values title="Inputs" values={inputs} /> : <Values title="Script" values={script} />}
    <Values title="Environment" values={environment} />
  </>
)
