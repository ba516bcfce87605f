import assert from 'node:assert/strict'
import { buildDocument } from '../../server/document/build.js'
import { collectReferences } from '../../server/document/collect-references.js'
import { kindOf } from '../../server/document/kinds.js'
import { type Reference, rangeOfName, rangeOfReference, tokens } from '../../server/document/references.js'
import { formatOf, parse } from '../../server/syntax/parse.js'
import { toJson } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { documentOf } from '../support/documents.js'

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

const placed = ({ scalar, from, site }: Reference) => [scalar.start + from, site.area, site.step?.place, ...site.path]

/** A text that is one document, as JSON; undefined for any other. */
async function asJson(text: string): Promise<string | undefined> {
  const { root } = await parse(text, formatOf(text))
  return root && kindOf(root) !== undefined ? JSON.stringify(toJson(root), undefined, 2) : undefined
}

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

  it('are found where JSON escapes a brace', async () => {
    const { references } = await documentOf(String.raw`{
  "schemaVersion": "0.3", "description": "\u007b{ a }}", "assumeRole": "{\u007B b }}", "outputs": ["{{ c }}"], "mainSteps": []
}`)
    assert.deepEqual(
      references.map(({ target }) => target.kind === 'parameter' && target.name),
      ['a', 'b', 'c'],
    )
  })

  describeCorpus('of the corpus', () => {
    it('are the same in JSON whether or not the text is asked first', async () => {
      let found = 0
      for (const { path, text } of corpusFiles('docs')) {
        const json = await asJson(text)
        if (json === undefined) continue
        const document = await documentOf(json)
        const { tree, references } = document
        const all = collectReferences({ ...document, tree: { ...tree, format: 'yaml' } })
        assert.deepEqual(references.map(placed), all.map(placed), path)
        found += references.length
      }
      assert.ok(found > 1000, `${found} references`)
    }).timeout(60_000)
  })
})
