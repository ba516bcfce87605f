import { TextDocument } from 'vscode-languageserver-textdocument'
import { actions } from '../../schemas/automation/index.js'
import { toolWith } from './schema-services.js'

/** @typedef {import('./documents.js').Format} Format */

/** A runbook with the cursor at `<|>`. @type {Readonly<Record<Format, { step: string, action: string, inputs: (action: string) => string }>>} */
const runbooks = {
  yaml: {
    step: `schemaVersion: '0.3'\nmainSteps:\n  - <|>\n`,
    action: `schemaVersion: '0.3'\nmainSteps:\n  - name: a\n    action: <|>\n`,
    inputs: (action) =>
      `schemaVersion: '0.3'\nmainSteps:\n  - name: a\n    action: ${action}\n    inputs:\n      <|>\n`,
  },
  json: {
    step: `{"schemaVersion": "0.3", "mainSteps": [<|>]}`,
    action: `{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": <|>}]}`,
    inputs: (action) =>
      `{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "${action}", "inputs": {<|>}}]}`,
  },
}

/**
 * For how many of the actions a tool offers a whole step, how many it offers at `action:`, and how many of their inputs within `inputs:`.
 *
 * @param {Format} format
 * @param {import('./schema-services.js').Publisher} publisher
 */
export async function completions(format, publisher) {
  const names = Object.keys(actions)
  const atStep = [...(await labelsAt(runbooks[format].step, format, publisher))]
  const atAction = await labelsAt(runbooks[format].action, format, publisher)
  let inputs = 0
  let offered = 0
  for (const [name, action] of Object.entries(actions)) {
    const labels = await labelsAt(runbooks[format].inputs(name), format, publisher)
    const known = Object.keys(action.inputs)
    inputs += known.length
    offered += known.filter((each) => labels.has(each)).length
  }
  return {
    steps: names.filter((name) => atStep.some((label) => label.endsWith(name))).length,
    actions: names.filter((name) => atAction.has(name)).length,
    ofActions: names.length,
    inputs: offered,
    ofInputs: inputs,
  }
}

let documents = 0

/** What is offered at the cursor, without quotes. @param {string} marked @param {Format} format @param {import('./schema-services.js').Publisher} publisher */
async function labelsAt(marked, format, publisher) {
  const offset = marked.indexOf('<|>')
  const uri = `file:///completed-${++documents}.${format}`
  const document = TextDocument.create(uri, format, 1, marked.replace('<|>', ''))
  const { complete } = toolWith(format, publisher, 'automation')
  const { items } = await complete(document, document.positionAt(offset))
  return new Set(items.map(({ label }) => label.replaceAll('"', '')))
}
