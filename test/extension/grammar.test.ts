import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as oniguruma from 'vscode-oniguruma'
import * as textmate from 'vscode-textmate'

const root = join(import.meta.dirname, '../..')
const ours = join(root, 'client/extension/syntaxes')
const theirs = join(import.meta.dirname, 'node_modules/code-server/lib/vscode/extensions')

/** Where a grammar is: ours, or that of VS Code. */
const grammars: Readonly<Record<string, string>> = {
  'source.ssm-yaml': join(ours, 'ssm-yaml.tmLanguage.json'),
  'source.ssm-json': join(ours, 'ssm-json.tmLanguage.json'),
  'ssm.references': join(ours, 'references.tmLanguage.json'),
  'source.python': join(theirs, 'python/syntaxes/MagicPython.tmLanguage.json'),
  'source.shell': join(theirs, 'shellscript/syntaxes/shell-unix-bash.tmLanguage.json'),
  'source.powershell': join(theirs, 'powershell/syntaxes/powershell.tmLanguage.json'),
}

async function registry(): Promise<textmate.Registry> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')
  await oniguruma.loadWASM(readFileSync(wasm))
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const path = grammars[scope]
      if (path === undefined || !existsSync(path)) return null
      return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path)
    },
    getInjections: (scope) => (scope.startsWith('source.ssm-') ? ['ssm.references'] : undefined),
  })
}

/** The scopes of the first place at which a word stands. */
function scopesOf(grammar: textmate.IGrammar, text: string, word: string): string {
  let state = textmate.INITIAL
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    const at = line.indexOf(word)
    if (at >= 0)
      return tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex)?.scopes.join(' ') ?? ''
    state = ruleStack
  }
  throw new Error(`there is no ${word}`)
}

const yaml = `schemaVersion: '0.3'
parameters:
  Name: { type: String } # {{ NoReference }}
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
            return "{{ Name }}"

    outputs:
      - Name: Out
        Selector: $.Payload.x
  - name: power
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.0
      Script: |
        Write-Host "x"
  - action: aws:runShellScript
    name: shell
    inputs:
      runCommand:
        - |
          if true; then echo {{ Region }}; fi
  - name: later
    action: aws:sleep
    inputs: { Duration: PT1M }
`

const json = `{ "mainSteps": [ { "action": "aws:sleep", "inputs": { "Duration": "{{ Wait }}" } } ] }`

describe('the colours of documents', () => {
  before(function () {
    if (existsSync(theirs)) return
    console.log('    skipped: VS Code is not installed (node test/extension/install.js)')
    this.skip()
  })

  const cases: readonly (readonly [language: string, text: string, word: string, scope: RegExp])[] = [
    ['source.ssm-yaml', yaml, 'schemaVersion', /entity\.name\.tag\.yaml/],
    ['source.ssm-yaml', yaml, 'aws:executeScript', /entity\.name\.function\.ssm/],
    ['source.ssm-yaml', yaml, 'def main', /meta\.embedded\.block\.python.*storage\.type\.function\.python/],
    ['source.ssm-yaml', yaml, 'Name }}"', /meta\.reference\.ssm.*variable\.parameter\.ssm/],
    ['source.ssm-yaml', yaml, 'outputs', /^(?!.*embedded).*entity\.name\.tag\.yaml/],
    ['source.ssm-yaml', yaml, 'Write-Host', /meta\.embedded\.block\.powershell.*support\.function\.powershell/],
    ['source.ssm-yaml', yaml, 'if true', /meta\.embedded\.block\.shellscript.*keyword\.control/],
    ['source.ssm-yaml', yaml, 'Region }}', /variable\.parameter\.ssm/],
    ['source.ssm-yaml', yaml, 'later', /^(?!.*embedded).*string\.unquoted/],
    ['source.ssm-yaml', yaml, 'NoReference', /^(?!.*ssm$).*comment/],
    ['source.ssm-json', json, 'aws:sleep', /entity\.name\.function\.ssm/],
    ['source.ssm-json', json, 'Wait', /string\.quoted.*variable\.parameter\.ssm/],
  ]
  let loaded: textmate.Registry

  before(async () => {
    loaded = await registry()
  })
  for (const [language, text, word, scope] of cases) {
    it(`tell \`${word}\` for what it is`, async () => {
      const grammar = await loaded.loadGrammar(language)
      assert.ok(grammar)
      assert.match(scopesOf(grammar, text, word), scope)
    })
  }
})
