import { rangeWithin } from '../../syntax/positions.js'
import type { SsmDocument } from '../../document/document.js'
import type { Edit } from '../../rules/rule.js'
import { isAssignedAgain, payloadVariable } from '../payload-keys.js'
import { partOf } from '../write-value.js'
import { powerShellValue } from './powershell-value.js'
import { changeOf, type Use } from './script-uses.js'

/**
 * The changes by which a script in PowerShell reads a value of its payload in the place of a reference: the payload is JSON in an environment
 * variable, which is read once, above all else.
 */
export function payloadValue(document: SsmDocument, use: Use, key: string): readonly Edit[] | undefined {
  const { masked } = use.script
  if (startsWithItself.test(masked) || runsElsewhere.test(masked)) return undefined
  const known = payloadVariable(masked.slice(0, use.from))
  const name = known ?? ['payload', 'inputPayload'].find((each) => !isNamed(masked, each))
  if (name === undefined || (known !== undefined && isAssignedAgain(masked, known))) return undefined
  const path = `$${name}.${key}`
  const replaced = powerShellValue(use, { alone: path, inText: () => `$(${path})` })
  const read = known === undefined ? lineAbove(document, use, `$${name} = $env:InputPayload | ConvertFrom-Json`) : []
  return replaced && read && [changeOf(use, replaced), ...read]
}

/** What has to stand above all else in a script. */
const startsWithItself = /^[ \t]*(?:param\b|using\s|#requires\b|\[CmdletBinding|begin\b|process\b|dynamicparam\b)/im

/** Parts of a script that see no variables around them. */
const runsElsewhere =
  /\b(?:Start-Job|Start-ThreadJob|Invoke-Command|Register-\w+Event)\b|\s-Parallel\b|^[ \t]*(?:class|workflow)\s/im

const isNamed = (script: string, name: string): boolean => new RegExp(`[$@{:]${name}\\b`, 'i').test(script)

/** The change that puts a line above a script; undefined where the text around has no lines of its own. */
function lineAbove(
  { tree }: SsmDocument,
  { script, reference: { scalar } }: Use,
  line: string,
): readonly Edit[] | undefined {
  const first = script.text.lastIndexOf('\n', script.text.search(/\S/)) + 1
  const { start } = rangeWithin(tree, scalar, first, first + 1)
  const at = { start, end: start }
  if (scalar.style === 'double') return [{ ...at, text: partOf(`${line}\n`, 'double') }]
  if (scalar.style !== 'literal') return undefined
  const indentation = tree.text.slice(tree.text.lastIndexOf('\n', start - 1) + 1, start)
  return [{ ...at, text: `${line}\n${indentation}` }]
}
