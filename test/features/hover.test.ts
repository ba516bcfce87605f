import assert from 'node:assert/strict'
import { join } from 'node:path'
import { loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { repositoryOf } from '../../server/document/repository.js'
import { hoverIn } from '../../server/editor.js'
import { open } from '../../server/hosts/open.js'
import { checkCases } from '../support/marked-cases.js'

describe('hover', () => {
  checkCases(join(import.meta.dirname, 'fixtures/hover'), async ({ text, offset, path, label }) => {
    const repository = repositoryOf([], await loadOwnedDocuments())
    const found = await hoverIn(await open({ text, path }), offset, repository)
    if (!found) {
      assert.equal('nothing', label)
      return '#=\n'
    }
    assert.equal(text.slice(found.range.start, found.range.end), label)
    return `#=\n${found.text}\n`
  })
})
