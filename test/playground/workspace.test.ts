import assert from 'node:assert/strict'
import { type OpenDocument, type Range, workspaceOf } from '../../client/playground/workspace.js'

const documentNamed = (name: string): OpenDocument => ({ name, text: '', language: 'yaml' })
const [one, other, third] = ['one.yaml', 'other.yaml', 'third.yaml'].map(documentNamed) as [
  OpenDocument,
  OpenDocument,
  OpenDocument,
]
const step = (name: string, start: number) => ({ name, start, end: start + 1 })

describe('a workspace of the playground', () => {
  /** A workspace in which three documents are open, with the starts of the places that were revealed in it. */
  function opened() {
    const workspace = workspaceOf(one)
    const revealed: number[] = []
    workspace.others.value = [other, third]
    workspace.editor.value = {
      reveal: ({ start }: Range) => revealed.push(start),
      replaceText: () => undefined,
      format: () => undefined,
    }
    return { workspace, revealed }
  }

  it('shows a step once it is known where it stands', () => {
    const { workspace, revealed } = opened()
    workspace.steps.value = [step('wait', 1)]
    workspace.revealStep({ file: 'one.yaml', step: 'wait' })
    workspace.revealStep({ file: 'other.yaml', step: 'wait' })
    assert.deepEqual([workspace.document.value.name, revealed], ['other.yaml', [1]])
    workspace.steps.value = [step('wait', 2)]
    workspace.steps.value = [step('wait', 3)]
    assert.deepEqual(revealed, [1, 2])
  })

  it('does not show a step of that name of another document, or later', () => {
    const { workspace, revealed } = opened()
    workspace.revealStep({ file: 'other.yaml', step: 'wait' })
    workspace.choose(third)
    workspace.steps.value = [step('wait', 1)]
    workspace.revealStep({ file: 'one.yaml', step: 'wait' })
    workspace.steps.value = []
    workspace.steps.value = [step('wait', 2)]
    workspace.revealStep({ file: 'nowhere.yaml', step: 'wait' })
    assert.deepEqual(revealed, [])
  })

  it('shows the step alone that is wanted last', () => {
    const { workspace, revealed } = opened()
    workspace.revealStep({ file: 'other.yaml', step: 'wait' })
    workspace.revealStep({ file: 'other.yaml', step: 'last' })
    workspace.steps.value = [step('wait', 1), step('last', 2)]
    assert.deepEqual(revealed, [2])
  })
})
