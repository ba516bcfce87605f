import { firstOfStep } from '../../document/of-step.js'
import { fixedText } from '../../document/inputs.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { quote } from '../../document/describe.js'
import { scriptsOf } from '../../document/scripts.js'
import { type Entry, type Node, type ScalarNode, type Tree, withQuotes } from '../../syntax/tree.js'
import type { Engines } from '../engines.js'
import { brokenRelations } from '../inputs/relations.js'
import { headOf } from '../places.js'
import { type Edit, type Finding, type Fix, rule, runbooks } from '../rule.js'

export const missingHandler = rule({
  name: 'missing-handler',
  severity: 'error',
  kinds: runbooks,
  needs: 'broken relations',
  summary: 'A Python script has no `Handler`.',
  why: 'Automation loads the script and calls the function that `Handler` names; without one there is nothing to call.',
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    const found: Finding[] = []
    for (const [step, relations] of brokenRelations(document)) {
      if (step.action !== 'aws:executeScript' || !step.inputs) continue
      for (const broken of relations) {
        if (broken.fault !== 'alone' || broken.needs !== 'Handler') continue
        const runtime = quote(fixedText(broken.entry.value) ?? '')
        found.push({
          range: step.inputsKey ?? headOf(step.inputs),
          severity: broken.severity,
          message: `a script for ${runtime} needs \`Handler\`, the name of the function to call`,
          lacks: ['Handler'],
          ...fixes(document, step, broken.entry, python),
        })
      }
    }
    return found
  },
})

/** Where the script defines one function, that is the handler: it is named above the runtime. */
function fixes(
  document: SsmDocument,
  step: Step,
  { key }: Entry,
  python: Engines['python'],
): { readonly fixes?: readonly Fix[] } {
  const script = firstOfStep(scriptsOf(document), step)
  if (script?.language !== 'python' || !python) return {}
  const { functions, bindings, errors } = python.check(script.masked, script.minor)
  const [handler] = functions
  if (!handler || functions.length > 1 || errors.length > 0 || bindings.includes('*')) return {}
  const edit = entryBefore(document.tree, step.inputs, key, 'Handler', handler.name)
  return edit ? { fixes: [{ title: `add \`Handler: ${handler.name}\``, safe: false, edits: [edit] }] } : {}
}

/** The change that writes an entry with a plain word before another one, in the way that one is written; undefined where it is not in that map itself. */
function entryBefore(
  { text, format }: Tree,
  map: Node | undefined,
  key: ScalarNode,
  name: string,
  word: string,
): Edit | undefined {
  if (map?.kind !== 'map' || !map.entries.some((entry) => entry.key === key && !entry.merged)) return undefined
  const { start } = withQuotes(key)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(lineStart, start)
  const isOnOwnLine = before.trim() === ''
  const isBlock = format !== 'json' && !map.flow
  const written = format === 'json' ? `"${name}": "${word}"` : `${name}: ${word}`
  const comma = isBlock ? '' : ','
  const behind = isBlock || isOnOwnLine ? `\n${isOnOwnLine ? before : ' '.repeat(before.length)}` : ' '
  return { start, end: start, text: `${written}${comma}${behind}` }
}
