import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagram, diagramOf } from '../../server/document/diagram/diagram.js'
import { type Box, type Layout, layoutOf, type PlacedNode } from '../../server/document/diagram/layout.js'
import { svg } from '../../server/document/diagram/svg.js'
import { type Walk, walkOf } from '../../server/document/diagram/walk.js'
import { computed } from '../support/computed.js'
import { documentOf } from '../support/documents.js'

const runbook = (steps: string) => documentOf(`schemaVersion: '0.3'\nmainSteps:\n${steps}`)
const step = (name: string, more = '') =>
  `  - { name: ${name}, action: 'aws:sleep', inputs: { Duration: PT1S }${more} }\n`

const loops = `  - name: outer
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - name: choose
          action: aws:branch
          inputs:
            Choices:
              - { NextStep: inner, Variable: '{{ global:REGION }}', StringEquals: us-east-1 }
              - NextStep: second
                And:
                  - Not: { Variable: '{{ global:REGION }}', StartsWith: 'eu-' }
                  - { Variable: '{{ global:REGION }}', EndsWith: '-1' }
            Default: second
        - name: inner
          action: aws:loop
          inputs: { Iterators: [a], Steps: [{ name: deep, action: 'aws:sleep', inputs: { Duration: PT1S }, onFailure: 'step:last' }] }
        - { name: second, action: 'aws:sleep', inputs: { Duration: PT1S }, onCancel: 'step:last' }
${step('last')}`

/** Sixty steps with choices, and failures that lead to the end. */
const sixty = Array.from({ length: 60 }, (_, at) =>
  at % 9 === 8 && at < 50
    ? `  - { name: s${at}, action: 'aws:branch', inputs: { Choices: [{ NextStep: s${at + 5}, Variable: '{{ global:REGION }}', StringEquals: a }], Default: s${at + 1} } }\n`
    : step(`s${at}`, at % 5 === 0 && at < 59 ? ", onFailure: 'step:s59'" : ''),
).join('')

/** Branches without another way out, several of whose choices lead to the same step. */
const branch = (name: string, ...ways: readonly string[]) =>
  `  - { name: ${name}, action: 'aws:branch', inputs: { Choices: [${ways.map((to, at) => `{ NextStep: ${to}, Variable: '{{ global:REGION }}', StringEquals: ${at} }`).join(', ')}] } }\n`
const alike = `${branch('s4', 's5', 's9')}${branch('s5', 's8')}${branch('s6', 's8', 's8', 's8')}${branch('s7', 's9')}${branch('s8', 's9')}${step('s9')}`

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const contains = (a: Box, b: Box): boolean =>
  a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height

const nodeOf = ({ nodes }: Layout, id: string): PlacedNode => {
  const node = nodes.find((each) => each.id === id)
  assert.ok(node, id)
  return node
}

describe('a layout', () => {
  for (const [title, steps] of Object.entries({ loops, sixty, alike })) {
    it(`of ${title} has all steps within the picture, none over another`, async () => {
      const document = await runbook(steps)
      const layout = await layoutOf(diagramOf(document))
      const shown = layout.nodes.filter(({ range }) => range !== undefined)
      assert.equal(shown.length, document.steps.length)
      const picture = { x: 0, y: 0, width: layout.width, height: layout.height }
      for (const [at, node] of layout.nodes.entries()) {
        assert.ok(contains(picture, node), node.id)
        for (const other of layout.nodes.slice(at + 1))
          assert.ok(!overlap(node, other) || (node.kind === 'loop' && contains(node, other)), `${node.id} ${other.id}`)
      }
    })

    it(`of ${title} has a line for every way`, async () => {
      const diagram = diagramOf(await runbook(steps))
      const { edges, width, height } = await layoutOf(diagram)
      assert.equal(edges.length, diagram.edges.length + 1)
      for (const { points } of edges)
        for (const { x, y } of points) assert.ok(x >= -1 && y >= -1 && x <= width + 1 && y <= height + 1)
    })
  }

  it('has what is in a loop within its frame, also for the source', async () => {
    const document = await runbook(loops)
    const diagram = diagramOf(document)
    const layout = await layoutOf(diagram)
    const [outer, choose, inner, deep] = ['step1', 'step2', 'step3', 'step4'].map((id) => nodeOf(layout, id))
    assert.ok(outer && choose && inner && deep)
    assert.ok(contains(outer, choose) && contains(outer, inner) && contains(inner, deep))
    const { range } = deep
    assert.ok(range && document.tree.text.slice(range.start, range.end).includes('name: deep'))
  })

  it('says of ways out of loops whose they are', async () => {
    const { edges } = await layoutOf(diagramOf(await runbook(loops)))
    const labels = edges.map(({ title }) => title)
    assert.ok(labels.includes('deep: onFailure') && labels.includes('second: onCancel'))
  })

  it('is the same whatever was laid out before', async () => {
    const diagram = diagramOf(await runbook(loops))
    const first = await layoutOf(diagram)
    await layoutOf(diagramOf(await runbook(sixty)))
    assert.deepEqual(await layoutOf(diagram), first)
  })

  it('copes with circles, steps that nothing leads to, and long names', async () => {
    const odd = `${step('a', ", nextStep: a, onFailure: 'step:a'")}${step('b', ', isEnd: true')}${step('c'.repeat(300))}`
    const { nodes } = await layoutOf(diagramOf(await runbook(odd)))
    assert.equal(nodes.length, 5)
    assert.ok(nodes.every(({ width }) => width < 600))
  })

  it('of a runbook as large as there can be does not take long', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      step(`s${at}`, at % 7 === 0 ? ", onFailure: 'step:s299'" : ''),
    ).join('')
    const diagram = diagramOf(await runbook(many))
    const start = computed()
    const { edges } = await layoutOf(diagram)
    assert.ok(computed() - start < 15_000)
    assert.equal(edges.length, diagram.edges.length + 1)
  })
})

describe('a picture', () => {
  const hostile: Diagram = {
    title: '</title><script>alert(1)</script>',
    steps: [
      {
        id: 'step1',
        name: '"><script>alert(1)</script>\u0000\ud800',
        action: "aws:sleep' onload='x",
        look: { end: 'broken', note: '"x' },
        body: [],
        range: { start: 0, end: 0 },
      },
    ],
    edges: [{ from: 'step1', to: 'end', label: ']]> & <b>', failure: true, inward: false, look: undefined }],
    first: 'step1',
    walked: true,
  }

  it('has no scripts, and text as text', async () => {
    const text = svg(await layoutOf(hostile))
    assert.doesNotMatch(text, /<script|<b>|href|\u0000/)
    assert.match(text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
    assert.ok(text.isWellFormed())
  })

  it('is light or dark as the reader has it', async () => {
    const text = svg(await layoutOf(diagramOf(await runbook(step('a')))))
    assert.match(text, /@media \(prefers-color-scheme:dark\)/)
  })

  it('closes what it opens', async () => {
    const text = svg(await layoutOf(diagramOf(await runbook(loops))))
    const open: string[] = []
    for (const [, close, name = '', self] of text.matchAll(/<(\/)?([a-z]+)[^>]*?(\/)?>/g)) {
      if (close) assert.equal(open.pop(), name)
      else if (!self) open.push(name)
    }
    assert.deepEqual(open, [])
  })

  it('shows the way of a run', async () => {
    const walk = walkOf([
      { name: 'a', status: 'Failed', next: 'c', reason: 'onFailure' },
      { name: 'c', status: 'Success', next: null, reason: 'end of list' },
    ])
    const document = await runbook(`${step('a', ", onFailure: 'step:c'")}${step('b')}${step('c')}`)
    const text = svg(await layoutOf(diagramOf(document, walk)))
    assert.match(text, /class="way failure taken" data-from="step1" data-to="step3"/)
    assert.match(text, /class="way taken" data-from="step3" data-to="end"/)
    assert.match(text, /class="way" data-from="step1" data-to="step2"/)
    assert.match(text, /data-id="step1"><title>a \(aws:sleep\): Failed<\/title><rect class="box broken"/)
    assert.match(text, /data-id="step2" class="skipped"/)
  })

  it('of runs together shows what none of them came to, and leads to where steps stand', async () => {
    const document = await runbook(`${step('a', ", onFailure: 'step:c'")}${step('b')}${step('c')}`)
    const walk: Walk = {
      lookOf: ({ name }) => (name === 'b' ? { end: 'broken', note: 'never' } : { end: 'done', note: '2 times' }),
      lookOfWay: ({ reason }) =>
        reason === 'onFailure' ? { mark: 'missed', note: 'never' } : { mark: undefined, note: '' },
    }
    const text = svg(await layoutOf(diagramOf(document, walk)), ({ id, range }) => range && `#"${id}`)
    assert.match(
      text,
      /<a href="#&quot;step2"><g data-id="step2"><title>b \(aws:sleep\): never<\/title><rect class="box broken"/,
    )
    assert.match(
      text,
      /<path class="way failure missed" [^>]*marker-end="url\(#missed\)"><title>onFailure: never<\/title>/,
    )
    assert.doesNotMatch(text, /<a [^>]*><g data-id="(?:start|end)"/)
  })
})

describe('conditions of choices', () => {
  it('stand at their ways', async () => {
    const { edges } = diagramOf(await runbook(loops))
    const labels = edges.map(({ label }) => label)
    assert.ok(labels.includes('choice: global:REGION StringEquals us-east-1'))
    assert.ok(
      labels.includes('choice: not (global:REGION StartsWith eu-) and global:REGION EndsWith -1'),
      labels.join('\n'),
    )
  })
})

describe('the picture in the documentation', () => {
  it('is what the command makes', async () => {
    const folder = join(import.meta.dirname, '../../docs')
    const page = readFileSync(join(folder, 'graph.md'), 'utf8')
    const source = /```yaml\n# drawn\/restart\.yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const document = await documentOf(source)
    const made = svg(await layoutOf({ ...diagramOf(document), title: 'restart' }))
    assert.equal(readFileSync(join(folder, 'images/restart.svg'), 'utf8'), made)
  })
})
