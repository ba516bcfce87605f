import assert from 'node:assert/strict'
import { foldingIn } from '../../server/editor.js'
import { open } from '../../server/hosts/open.js'
import { computed } from '../support/computed.js'

const runbook = `# Runs a script.
# It takes a while.
schemaVersion: '0.3' # beside
# alone
mainSteps:
  # region Run
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
          for each in events:
            print(each)

          return {}

        def other():
          pass
  # endregion
`

const command = `schemaVersion: '2.2'
mainSteps:
  - name: run
    action: aws:runShellScript
    inputs:
      runCommand:
        - |
          if true; then
            echo
          fi
        - echo
`

describe('folds', () => {
  const folds = async (text: string, path: string) =>
    foldingIn(await open({ text, path }))
      .map(({ start, end, kind }) => [lineOf(text, start), lineOf(text, end), ...(kind ? [kind] : [])].join(' '))
      .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))

  it('are values, items, comments over lines, regions, and what is indented in scripts', async () => {
    assert.deepEqual(await folds(runbook, 'run.yaml'), [
      '1 2 comment',
      '5 20',
      '6 21 region',
      '7 20',
      '9 20',
      '12 20',
      '13 17',
      '14 15',
      '19 20',
    ])
  })

  it('are texts that are items, from the dash on', async () => {
    assert.deepEqual(await folds(command, 'run.yaml'), ['2 11', '3 11', '5 11', '6 11', '7 10', '8 9'])
  })

  it('are comments of JSON too', async () => {
    const text = '{\n  // one\n  // two\n  "schemaVersion": "0.3",\n  /* three\n     four */\n  "mainSteps": []\n}\n'
    assert.deepEqual(await folds(text, 'a.json'), ['2 3 comment', '5 6 comment'])
  })

  it('are found in time in a template with very many documents', async () => {
    const document = (at: number) => `  D${at}:
    # one
    # two
    Type: AWS::SSM::Document
    Properties:
      Content: { schemaVersion: '0.3', mainSteps: [{ name: a, action: 'aws:sleep', inputs: { Duration: PT1S } }] }
`
    const text = `Resources:\n${Array.from({ length: 1000 }, (_, at) => document(at)).join('')}`
    const opened = await open({ text, path: 'template.yaml' })
    const start = computed()
    assert.equal(foldingIn(opened).filter(({ kind }) => kind === 'comment').length, 1000)
    assert.ok(computed() - start < 1500, `${computed() - start} ms`)
  })
})

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
