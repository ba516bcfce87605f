import assert from 'node:assert/strict'
import { convert } from '../../client/playground/frame/convert.js'
import { sharedDocument } from '../../client/playground/share/link.js'
import { openInstead } from '../../client/playground/share/state.js'
import { type OpenDocument, type Workspace, workspaceOf } from '../../client/playground/workspace.js'

const yaml = (name: string): OpenDocument => ({ name, text: `# ${name}`, language: 'yaml' })

/** A workspace whose run has come to the child, with a breakpoint in each document. */
function inChild(): Workspace {
  const workspace = workspaceOf(yaml('parent.yaml'))
  workspace.others.value = [yaml('child.yaml')]
  workspace.breakAt({ file: 'parent.yaml', step: 'run' }, {})
  workspace.breakAt({ file: 'child.yaml', step: 'wait' }, { condition: '1 == 1' })
  workspace.showFile('child.yaml')
  return workspace
}

const asJson = { converted: async () => ({ text: '{}', format: 'json' as const }) }

const standing = ({ document, toRun, breakpoints }: Workspace) => ({
  shown: document.value.name,
  toRun: toRun.value,
  breakpoints: breakpoints.value.map(({ file, step, condition = '' }) => `${file} ${step} ${condition}`.trim()),
})

describe('breakpoints and what is to be run, in the playground', () => {
  it('follow a document that is written in the other format, and come back with it', async () => {
    const workspace = inChild()
    const before = standing(workspace)
    await convert(workspace, asJson)
    assert.deepEqual(standing(workspace), {
      shown: 'child.json',
      toRun: 'parent.yaml',
      breakpoints: ['parent.yaml run', 'child.json wait 1 == 1'],
    })
    workspace.notice.value?.undo?.()
    assert.deepEqual(standing(workspace), before)
    workspace.toRun.value = 'child.yaml'
    await convert(workspace, asJson)
    assert.equal(workspace.toRun.value, 'child.json')
  })

  it('stay with documents that stay open when another is opened, and come back when that is taken back', () => {
    const workspace = inChild()
    const before = standing(workspace)
    openInstead(workspace, { ...sharedDocument(yaml('new.yaml')), others: workspace.others.value }, 'Opened.')
    const undo = workspace.notice.value?.undo
    const breakpoints = ['parent.yaml run']
    assert.deepEqual(standing(workspace), { shown: 'new.yaml', toRun: 'new.yaml', breakpoints })
    openInstead(workspace, { ...sharedDocument(yaml('new.yaml')), others: [yaml('parent.yaml')] }, 'Opened.')
    assert.deepEqual(standing(workspace).breakpoints, [], 'another document has its name')
    undo?.()
    assert.deepEqual(standing(workspace), before)
  })
})
