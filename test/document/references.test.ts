import assert from 'node:assert/strict'
import { buildDocument } from '../../server/document/build.js'
import { rangeOfName, rangeOfReference, tokens } from '../../server/document/references.js'
import { parse } from '../../server/syntax/parse.js'

const targets = (text: string) => [...tokens(text)].map(({ target }) => target)

describe('reference tokens', () => {
  it('are told apart by their form', () => {
    assert.deepEqual(
      targets(
        '{{a}} {{ step.Out }} {{variable:v}} {{ global:DATE }} {{ automation:EXECUTION_ID }} {{ ssm:/p/q:3 }} {{ssm-secure:s}}',
      ),
      [
        { kind: 'parameter', name: 'a' },
        { kind: 'output', step: 'step', output: 'Out' },
        { kind: 'variable', name: 'v' },
        { kind: 'system', namespace: 'global', name: 'DATE' },
        { kind: 'system', namespace: 'automation', name: 'EXECUTION_ID' },
        { kind: 'ssm', name: '/p/q:3' },
        { kind: 'ssm-secure', name: 's' },
      ],
    )
  })

  it('that are no reference by the grammar keep their text', () => {
    assert.deepEqual(targets('{{ a.b.c }} {{ .Names }} {{ my-param }} {{}}'), [
      { kind: 'unclear', text: 'a.b.c' },
      { kind: 'unclear', text: '.Names' },
      { kind: 'unclear', text: 'my-param' },
      { kind: 'unclear', text: '' },
    ])
  })

  it('of braces within braces are the innermost', () => {
    assert.deepEqual(targets('{{ {{x}} }}'), [{ kind: 'parameter', name: 'x' }])
  })

  it('take time linear in the text', () => {
    assert.deepEqual(targets('{{'.repeat(200_000)), [])
    assert.equal(targets('{{a}}'.repeat(50_000)).length, 50_000)
  })
})

const text = `schemaVersion: '0.3'
description: about {{ nothing }}
assumeRole: '{{ Role }}'
parameters:
  Role: {type: String, default: 'arn:{{ global:AWS_PARTITION }}'}
mainSteps:
  - name: loop
    action: aws:loop
    inputs:
      Iterators: '{{ list.Ids }}'
      Steps:
        - name: inner
          action: aws:executeScript
          inputs:
            Runtime: python3.11
            Handler: h
            Script: >-
              def h(e, c):
                return "{{ loop.CurrentIteratorValue }}"
            InputPayload: {a: ["{{ Role }} x"]}
outputs: [loop.Out]
`

describe('the references of a document', () => {
  it('know where they stand, whether they are the whole value, and where exactly in the source', async () => {
    const tree = await parse(text, 'yaml')
    assert.equal(tree.root?.kind, 'map')
    const document = buildDocument(tree, tree.root as Extract<typeof tree.root, { kind: 'map' }>, {
      kind: 'Automation',
    })
    const seen = document.references.map((reference) => {
      const { start, end } = rangeOfReference(tree, reference)
      const name = rangeOfName(tree, reference)
      return [
        reference.site.area,
        reference.site.step?.name,
        reference.site.path.join('.'),
        reference.whole,
        text.slice(start, end),
        text.slice(name.start, name.end),
      ]
    })
    assert.deepEqual(seen, [
      ['text', undefined, 'description', false, '{{ nothing }}', 'nothing'],
      ['assume-role', undefined, '', true, '{{ Role }}', 'Role'],
      ['parameter-default', undefined, 'Role.default', false, '{{ global:AWS_PARTITION }}', 'global:AWS_PARTITION'],
      ['input', 'loop', 'Iterators', true, '{{ list.Ids }}', 'list.Ids'],
      ['script', 'inner', 'Script', false, '{{ loop.CurrentIteratorValue }}', 'loop.CurrentIteratorValue'],
      ['input', 'inner', 'InputPayload.a.0', false, '{{ Role }}', 'Role'],
    ])
  })
})
