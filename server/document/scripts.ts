import { languageOf } from '../../schemas/automation/runtimes.js'
import { maskReferences, standsForFile } from '../languages/mask.js'
import { rangeWithin } from '../syntax/positions.js'
import { isDynamic, isEmpty, type Node, type Range, type ScalarNode, stringOf, valueAt } from '../syntax/tree.js'
import type { SsmDocument, Step } from './document.js'
import { inputEntry } from './inputs.js'
import { factOf } from './fact-of.js'
import { resultsOf } from './results-of.js'

export type ScriptLanguage = 'python' | 'shell' | 'powershell'

/** A script that a step runs, put together from its lines, with the way back to the source. */
export interface Script {
  readonly step: Step
  readonly language: ScriptLanguage
  readonly text: string
  /** The text with an identifier of the same length in the place of each reference, so that it parses. */
  readonly masked: string
  /** Minor version of Python 3 that will run it. */
  readonly minor: number | undefined
  /** Whether the runtime is not known, so that it may read more than the newest one that is. */
  readonly uncertain: boolean
  /** Whether single lines are references as a whole, so that what runs is not known before. */
  readonly open: boolean
  /** The place in the document of a part of the text. */
  rangeOf(from: number, to: number): Range
}

interface Part {
  readonly scalar: ScalarNode
  readonly text: string
}

/** The scripts of a document, in the order of its steps. A script which a host or a build fills in is left out. */
export const scriptsOf = factOf((document) => resultsOf(document.steps, (step) => scriptOf(document, step)))

function scriptOf(document: SsmDocument, step: Step): Script | undefined {
  const source = sourceOf(document, step)
  const parts = source && partsOf(source.node)
  if (!source || !parts || parts.length === 0) return undefined
  const text = parts.map((part) => part.text).join('\n')
  if (standsForFile(text)) return undefined
  return {
    step,
    language: source.language,
    text,
    masked: maskReferences(text),
    minor: source.minor,
    uncertain: source.known === false,
    open: parts.some((part) => wholeReference.test(part.text)),
    rangeOf: (from, to) => rangeOf(document, parts, from, to),
  }
}

const wholeReference = /^\s*\{\{[^{}]*\}\}\s*$/

interface Source {
  readonly language: ScriptLanguage
  readonly node: Node | undefined
  readonly minor?: number
  readonly known?: boolean
}

/** Documents of AWS that run the commands they are given. */
const commandDocuments: Readonly<Record<string, ScriptLanguage>> = {
  'AWS-RunShellScript': 'shell',
  'AWS-RunPowerShellScript': 'powershell',
}

function sourceOf(document: SsmDocument, step: Step): Source | undefined {
  switch (step.action) {
    case 'aws:executeScript': {
      // Which of the two runs where both are given, nobody says.
      if (step.input('Attachment')) return undefined
      const node = step.input('Script')
      // Lines in a list are refused, which another rule tells.
      if (node?.kind !== 'scalar') return undefined
      const runtime = languageOf(stringOf(step.input('Runtime')) ?? '')
      return runtime && { ...runtime, node }
    }
    case 'aws:runShellScript':
      return { language: 'shell', node: inputEntry(document, step, 'runCommand')?.value }
    case 'aws:runPowerShellScript':
    case 'aws:psModule':
      return { language: 'powershell', node: inputEntry(document, step, 'runCommand')?.value }
    case 'aws:runCommand': {
      const name = stringOf(step.input('DocumentName')) ?? ''
      const language = Object.hasOwn(commandDocuments, name) ? commandDocuments[name] : undefined
      return language && { language, node: valueAt(step.inputs, 'Parameters', 'commands') }
    }
    default:
      return undefined
  }
}

/** The lines as they are joined, or nothing where one of them is not known. An item with nothing in it is a line with nothing in it. */
function partsOf(node: Node | undefined): Part[] | undefined {
  const items = node?.kind === 'list' ? node.items : node ? [node] : []
  const parts: Part[] = []
  for (const scalar of items) {
    const text = node?.kind === 'list' && isEmpty(scalar) ? '' : stringOf(scalar)
    if (isDynamic(scalar) || text === undefined || scalar.kind !== 'scalar') return undefined
    parts.push({ scalar, text })
  }
  return parts
}

function rangeOf(document: SsmDocument, parts: readonly Part[], from: number, to: number): Range {
  let start = 0
  for (const { scalar, text } of parts) {
    const end = start + text.length
    if (from <= end) {
      const first = Math.min(from - start, Math.max(0, text.length - 1))
      return rangeWithin(document.tree, scalar, first, Math.max(first + 1, Math.min(to, end) - start))
    }
    start = end + 1
  }
  return parts.at(-1)?.scalar ?? { start: 0, end: 0 }
}
