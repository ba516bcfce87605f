import { buildDocument } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { parseJson } from '../../syntax/json.js'

/** Documents of AWS that do nothing but run the lines they are given, with their plugins. No others have so little in them. */
const plugins: Readonly<Record<string, string>> = {
  'AWS-RunShellScript': 'aws:runShellScript',
  'AWS-RunPowerShellScript': 'aws:runPowerShellScript',
}

/** Names, types and defaults as GetDocument shows them. */
const parameters = {
  commands: { type: 'StringList', minItems: 1 },
  workingDirectory: { type: 'String', default: '', maxChars: 4096 },
  executionTimeout: {
    type: 'String',
    default: '3600',
    allowedPattern: '([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})|(172800)',
  },
}

/** A document that AWS owns, where it is known what is in it. */
export function ownedDocument(name: string): SsmDocument | undefined {
  if (!Object.hasOwn(plugins, name)) return undefined
  const configuration = {
    id: `0.${plugins[name]}`,
    runCommand: '{{ commands }}',
    workingDirectory: '{{ workingDirectory }}',
    timeoutSeconds: '{{ executionTimeout }}',
  }
  const runtimeConfig = { [plugins[name] ?? '']: { properties: [configuration] } }
  const tree = parseJson(JSON.stringify({ schemaVersion: '1.2', parameters, runtimeConfig }))
  return tree.root?.kind === 'map' ? buildDocument(tree, tree.root, { kind: 'Command', name }) : undefined
}
