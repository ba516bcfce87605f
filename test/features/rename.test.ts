import assert from 'node:assert/strict'
import { inAll, renameIn } from '../../server/editor.js'
import { lensesOf } from '../../server/features/lenses.js'
import { open } from '../../server/hosts/open.js'

const terraform = (steps: string) => `resource "aws_ssm_document" "wait" {
  name          = "wait"
  document_type = "Automation"
  content = jsonencode({
    schemaVersion = "0.3"
    parameters    = { "Wait" = { type = "String" }, "Other" = { type = "String" } }
    mainSteps     = ${steps}
  })
}
`
const made = terraform(
  '[for name in ["a", "b"] : { name = name, action = "aws:sleep", inputs = { Duration = "{{ Wait }}" } }]',
)

describe('renaming in a template', () => {
  it('is refused where an expression that is not read has the name too', async () => {
    const renamed = await renameIn(await open({ text: made, path: 'main.tf' }), made.indexOf('Wait'), 'Pause')
    assert.deepEqual(renamed, {
      ok: false,
      message: 'an expression that is not read here names `Wait` too; rename it by hand',
    })
  })

  it('goes on where the expressions have other names', async () => {
    const renamed = await renameIn(await open({ text: made, path: 'main.tf' }), made.indexOf('Other'), 'Pause')
    assert.equal(renamed?.ok, true)
  })

  it('is no matter of what is read: nor are uses counted where something is not', async () => {
    const lenses = async (text: string) =>
      inAll(await open({ text, path: 'main.tf' }), lensesOf)
        .filter(({ action }) => action.kind === 'references')
        .map(({ title }) => title)
    assert.deepEqual(await lenses(made), [])
    const read = terraform('[{ name = "a", action = "aws:sleep", inputs = { Duration = "{{ Wait }}" } }]')
    assert.deepEqual(await lenses(read), ['1 reference', '0 references'])
  })
})
