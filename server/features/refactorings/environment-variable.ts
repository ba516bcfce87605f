import { variableOf } from '../../document/environment-variables.js'
import { once } from '../../syntax/once.js'
import type { Script } from '../../document/scripts.js'
import { quotedParts } from '../../languages/shell-quotes.js'
import { powerShellValue } from './powershell-value.js'
import { commandOrWords, lineBefore } from './script-words.js'
import type { Replaced, Use } from './script-uses.js'

/** The variable that the agent sets for a parameter, in the place of a reference to it; undefined where it would be something else than the value was. */
export function environmentVariable(use: Use, parameter: string): Replaced | undefined {
  const { script, reference } = use
  // What is a line of a script is meant to be code.
  if (reference.whole || script.language === 'python') return undefined
  const name = variableOf(parameter)
  return script.language === 'shell'
    ? inShell(use, name)
    : powerShellValue(use, { alone: `$env:${name}`, inText: (behind) => variable(behind, `env:${name}`) })
}

/** The parts of a script in quotes; undefined where it has substitutions and here-documents, in which quotes are another matter. */
const quotedIn = once(({ masked }: Script) => (/<<|`|\$\(\(|\$'/.test(masked) ? undefined : [...quotedParts(masked)]))

function inShell({ script, from, to }: Use, name: string): Replaced | undefined {
  const { masked } = script
  const quoted = quotedIn(script)
  if (!quoted) return undefined
  const part = quoted.find(({ start, end }) => start <= from && to <= end)
  if (!part) {
    return commandOrWords.test(lineBefore(masked, from)) ? undefined : { from, to, text: `"$${name}"` }
  }
  if (part.quote === "'") return ofOwn(part, from, to, `"$${name}"`)
  return masked.slice(part.start, part.end).includes('$(')
    ? undefined
    : { from, to, text: variable(masked.slice(to, to + 1), name) }
}

/** Quotes that hold nothing else go with the reference. */
const ofOwn = (part: { readonly start: number; readonly end: number }, from: number, to: number, text: string) =>
  part.start === from && part.end === to ? { from: from - 1, to: to + 1, text } : undefined

/** A variable within a text, in braces where that goes on with what could belong to the name. */
const variable = (behind: string, name: string): string => (/^[\w:.[]/.test(behind) ? `\${${name}}` : `$${name}`)
