import type { Json } from '../../syntax/tree.js'
import { inputNamed, mapInput, textInput } from './json-inputs.js'

/** What a plugin has against its inputs before it does anything, in the agent's words; only what decides a rehearsal. */
export function pluginFault(plugin: string, inputs: Json): string | undefined {
  switch (plugin) {
    case 'aws:applications':
      return oneOf(
        inputs,
        ['Install', 'Repair', 'Uninstall'],
        (action) => `MsiAction is set to unsupported value: ${action}`,
      )
    case 'aws:configureDocker':
      return oneOf(
        inputs,
        ['Install', 'Uninstall'],
        (action) => `configure Action is set to unsupported value: ${action}`,
      )
    case 'aws:configurePackage':
      return packageFault(inputs)
    case 'aws:domainJoin':
      return ['directoryId', 'directoryName'].map((name) => needed(inputs, name, `${name} is required`)).find(Boolean)
    case 'aws:downloadContent':
      return downloadFault(inputs)
    case 'aws:runDockerAction':
      return dockerFault(inputs)
    default:
      return undefined
  }
}

const needed = (inputs: Json, name: string, text: string): string | undefined =>
  textInput(inputs, name) === '' ? text : undefined

function oneOf(inputs: Json, actions: readonly string[], text: (action: string) => string): string | undefined {
  const action = textInput(inputs, 'action')
  return actions.includes(action) ? undefined : text(action)
}

function packageFault(inputs: Json): string | undefined {
  const unnamed = needed(inputs, 'name', 'empty name field')
  if (unnamed) return unnamed
  const unsupported = oneOf(inputs, ['Install', 'Uninstall'], (action) => `unsupported action: ${action}`)
  if (unsupported) return unsupported
  if (textInput(inputs, 'source') !== '') return 'source parameter is not supported in this version'
  const keys = Object.keys(mapInput(inputs, 'additionalArguments') ?? {})
  if (keys.includes('')) return 'empty key is not allowed in additional arguments from input'
  return keys.every((key) => key.startsWith('SSM_'))
    ? undefined
    : 'keys need to start with "SSM_" prefix in additional arguments from input'
}

/** Keys of `sourceInfo` without which nothing can be downloaded. */
const sourceKeys: Readonly<Record<string, readonly (readonly [key: string, text: string])[]>> = {
  GitHub: [
    ['owner', 'Owner for GitHub SourceType must be specified'],
    ['repository', 'Repository for GitHub SourceType must be specified'],
  ],
  Git: [['repository', 'Repository for Git resources type must be specified']],
  HTTP: [],
  S3: [['path', 'S3 source path in SourceInfo must be specified']],
  SSMDocument: [['name', 'SSM Document name in SourceType must be specified']],
}

function downloadFault(inputs: Json): string | undefined {
  const type = textInput(inputs, 'sourceType')
  if (type === '') return 'invalid input: SourceType must be specified'
  if (!Object.hasOwn(sourceKeys, type)) return 'invalid input: Unsupported source type'
  const info = mapInput(inputs, 'sourceInfo')
  if (info === undefined || Object.keys(info).length === 0) return 'invalid input: SourceInfo must be specified'
  const missing = sourceKeys[type]?.find(([key]) => !info[key])
  return missing?.[1] ?? (type === 'HTTP' ? addressFault(info) : undefined)
}

function addressFault({ url, allowInsecureDownload }: Readonly<Record<string, Json>>): string | undefined {
  const scheme = /^([a-z]+):\/\//i.exec(String(url))?.[1]?.toLowerCase()
  if (scheme !== 'http' && scheme !== 'https')
    return 'URL scheme for HTTP resource type is invalid. HTTP or HTTPS is accepted'
  return scheme === 'https' || String(allowInsecureDownload) === 'true'
    ? undefined
    : "Non secure URL provided and insecure download is not allowed. Provide a secure URL or set 'allowInsecureDownload' to true to perform the download operation"
}

/** What each docker action needs; those that need nothing have an empty list. */
const dockerNeeds: Readonly<Record<string, readonly string[]>> = {
  Create: ['image'],
  Run: ['image'],
  Start: ['container'],
  Stop: ['container'],
  Rm: ['container'],
  Exec: ['container', 'cmd'],
  Logs: ['container'],
  Pull: ['image'],
  Rmi: ['image'],
  Inspect: [],
  Ps: [],
  Stats: [],
  Images: [],
}

function dockerFault(inputs: Json): string | undefined {
  const action = textInput(inputs, 'action')
  if (!Object.hasOwn(dockerNeeds, action)) return `Docker Action is set to unsupported value: ${action}`
  const missing = dockerNeeds[action]?.find((name) => !inputNamed(inputs, name))
  if (missing !== undefined) return `Action ${action} requires parameter ${missing}`
  const either = inputNamed(inputs, 'container') || inputNamed(inputs, 'image')
  return action === 'Inspect' && !either ? 'Action Inspect requires parameter container or image' : undefined
}
