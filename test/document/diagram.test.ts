import assert from 'node:assert/strict'
import { diagramOf } from '../../server/document/diagram/diagram.js'
import { dot } from '../../server/document/diagram/dot.js'
import { mermaid } from '../../server/document/diagram/mermaid.js'
import { walkOf } from '../../server/document/diagram/walk.js'
import { open } from '../../server/hosts/open.js'
import { documentOf } from '../support/documents.js'

const runbook = (steps: string) => documentOf(`schemaVersion: '0.3'\nmainSteps:\n${steps}`)

const loop = `  - name: each
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - { name: inner, action: 'aws:sleep', inputs: { Duration: PT1S }, onFailure: 'step:last' }
        - { name: second, action: 'aws:sleep', inputs: { Duration: PT1S } }
  - { name: last, action: 'aws:sleep', inputs: { Duration: PT1S } }
`
const hostile = `  - { name: "a\\"]; click b \`c\` <script>\\n%% \\\\ end", action: 'aws:sleep', inputs: { Duration: PT1S } }
`

describe('a diagram', () => {
  it('shows where a template decides what a step is', async () => {
    const steps = `  - { name: first, action: 'aws:sleep' }\n%{ if waits ~}\n  - name: wait\n    action: aws:sleep\n%{ endif ~}\n  - { name: last, action: 'aws:sleep' }\n`
    const { models } = await open({ text: `schemaVersion: '0.3'\nmainSteps:\n${steps}` })
    assert.match(mermaid(diagramOf(models[0]?.document ?? assert.fail())), /step2\["#8230;<br\/><small><\/small>"\]/)
  })

  it('in Mermaid has loops as frames, without ways from a frame into itself', async () => {
    assert.equal(
      mermaid(diagramOf(await runbook(loop))),
      `flowchart TD
  start((start))
  subgraph step1["each (aws:loop)"]
    step2["inner<br/><small>aws:sleep</small>"]
    step3["second<br/><small>aws:sleep</small>"]
  end
  step4["last<br/><small>aws:sleep</small>"]
  finish((end))
  start --> step1
  step1 --> step4
  step2 --> step3
  step2 -.->|"onFailure"| step4
  step4 --> finish
`,
    )
  })

  it('for Graphviz leads into the frame of a loop', async () => {
    const text = dot(diagramOf(await runbook(loop)))
    assert.match(text, /subgraph cluster_step1 {\n {4}label="each\\naws:loop"\n {4}step1_loop \[shape=point\]/)
    assert.match(text, /step1_loop -> step2 \[label="loop"\]/)
    assert.match(text, /step2 -> step4 \[label="onFailure", style=dashed\]/)
  })

  it('of a Command document shows where it is left, up to a last step that always runs', async () => {
    const steps = `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [a], onFailure: exit } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [b], onSuccess: exit, onFailure: continue } }
  - { name: c, action: 'aws:runShellScript', inputs: { runCommand: [c], onFailure: successAndExit } }
`
    const last = `  - { name: d, action: 'aws:runShellScript', inputs: { runCommand: [d], finallyStep: true, onFailure: exit } }\n`
    const ways = async (text: string) => {
      const { edges } = diagramOf(await documentOf(text))
      return edges.map(({ from, to, label, failure }) => `${from} ${failure ? '-.' : '-'} ${to} ${label}`.trimEnd())
    }
    assert.deepEqual(await ways(steps), [
      'step1 - step2',
      'step1 -. end onFailure: exit',
      'step2 - step3',
      'step2 - end onSuccess: exit',
      'step3 - end',
    ])
    assert.deepEqual(await ways(steps + last), [
      'step1 - step2',
      'step1 -. step4 onFailure: exit',
      'step2 - step3',
      'step2 - step4 onSuccess: exit',
      'step3 - step4',
      'step4 - end',
    ])
  })

  it('names steps of schema 1.2 after their plugins', async () => {
    const text = `schemaVersion: '1.2'\nruntimeConfig: { 'aws:runShellScript': { properties: [{ runCommand: [a] }] } }\n`
    const { steps } = diagramOf(
      await documentOf(text),
      walkOf([{ name: 'aws:runShellScript', status: 'Success', next: null, reason: null }]),
    )
    assert.deepEqual(
      steps.map(({ name, look }) => [name, look]),
      [['aws:runShellScript', { end: 'done', note: 'Success' }]],
    )
  })

  it('takes names as text, whatever stands in them', async () => {
    const diagram = diagramOf(await runbook(hostile))
    const drawn = mermaid(diagram).split('\n')
    assert.equal(drawn.length, 7)
    assert.equal(
      drawn[2],
      '  step1["a#34;#93;#59; click b #96;c#96; #60;script#62; #37;#37; #92; end<br/><small>aws:sleep</small>"]',
    )
    assert.match(dot(diagram), /step1 \[label="a\\"\]; click b `c` <script>\\n%% \\\\ end\\naws:sleep"\]\n/)
  })

  it('shows how steps ended', async () => {
    const walk = walkOf([
      { name: 'each', status: 'Failed', next: null, reason: 'abort' },
      { name: 'inner', status: 'Success', next: 'second', reason: 'order' },
    ])
    const text = mermaid(diagramOf(await runbook(loop), walk))
    assert.match(text, /class step2 done\n[^\n]*\n {2}class step1 broken\n[^\n]*\n {2}class step3,step4 skipped\n/)
  })

  it('of a document without steps is empty', async () => {
    assert.equal(
      mermaid(diagramOf(await runbook('  []\n'))),
      'flowchart TD\n  start((start))\n  finish((end))\n  start --> finish\n',
    )
  })
})
